/** The order of things in the life of a Run; starting, signalling and resuming runs. */
@NullMarked
package dev.penv.lifecycle;

import org.jspecify.annotations.NullMarked;
