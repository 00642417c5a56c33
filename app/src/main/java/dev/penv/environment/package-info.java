/** Devcontainer files become an Environment with its tasks. */
@NullMarked
package dev.penv.environment;

import org.jspecify.annotations.NullMarked;
