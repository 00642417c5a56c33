/**
 * How fast penv is here, measured from outside on real processes, against the bars it has to meet.
 */
@NullMarked
package dev.penv.bench;

import org.jspecify.annotations.NullMarked;
