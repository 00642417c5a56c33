/** Stories: comment in, conversation out. Each compares what a pull request shows with a text. */
@NullMarked
package dev.penv.story;

import org.jspecify.annotations.NullMarked;
