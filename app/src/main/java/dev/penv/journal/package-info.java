/** Named steps and signals that outlive the process. Knows nothing of penv. */
@NullMarked
package dev.penv.journal;

import org.jspecify.annotations.NullMarked;
