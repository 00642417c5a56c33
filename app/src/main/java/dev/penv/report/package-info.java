/** Everything we say to people, as functions of data. */
@NullMarked
package dev.penv.report;

import org.jspecify.annotations.NullMarked;
