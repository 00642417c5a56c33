/** Brings an Environment up on a Machine: the exact commit, ready to run in. */
@NullMarked
package dev.penv.workspace;

import org.jspecify.annotations.NullMarked;
