/** The pages for a person in front of the sandbox. */
@NullMarked
package dev.penv.sandbox.page;

import org.jspecify.annotations.NullMarked;
