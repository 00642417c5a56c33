/** Wires penv together once and dispatches what GitHub tells it. */
@NullMarked
package dev.penv;

import org.jspecify.annotations.NullMarked;
