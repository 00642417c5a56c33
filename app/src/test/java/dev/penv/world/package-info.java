/** The outside world as tests set it up: a clock that stands still, fakes that pass contracts. */
@NullMarked
package dev.penv.world;

import org.jspecify.annotations.NullMarked;
