/** Which offers to try, in order, and why the others do not fit. */
@NullMarked
package dev.penv.placement;

import org.jspecify.annotations.NullMarked;
