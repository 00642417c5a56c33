/** Logs by offset, artifacts by digest, retention. */
@NullMarked
package dev.penv.archive;

import org.jspecify.annotations.NullMarked;
