/** Commands and files on a computer, here or over ssh. */
@NullMarked
package dev.penv.remote;

import org.jspecify.annotations.NullMarked;
