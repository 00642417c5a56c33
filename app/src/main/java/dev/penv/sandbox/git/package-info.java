/** The bare git repositories behind the sandbox, and git over smart HTTP. */
@NullMarked
package dev.penv.sandbox.git;

import org.jspecify.annotations.NullMarked;
