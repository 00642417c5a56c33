/** What was wrong with an ask: place, problem, remedy. */
@NullMarked
package dev.penv.complaint;

import org.jspecify.annotations.NullMarked;
