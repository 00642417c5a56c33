/** One unit of work: who asked, which commit, for what, and how it ended. */
@NullMarked
package dev.penv.run;

import org.jspecify.annotations.NullMarked;
