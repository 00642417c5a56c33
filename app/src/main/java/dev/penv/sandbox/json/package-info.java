/** GitHub's JSON shapes of what the hub knows. */
@NullMarked
package dev.penv.sandbox.json;

import org.jspecify.annotations.NullMarked;
