/** Our narrow port to GitHub, its values, and the queue of what we want to be told there. */
@NullMarked
package dev.penv.github;

import org.jspecify.annotations.NullMarked;
