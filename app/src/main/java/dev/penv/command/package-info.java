/** Comment text becomes commands or complaints. */
@NullMarked
package dev.penv.command;

import org.jspecify.annotations.NullMarked;
