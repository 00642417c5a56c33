/** Files that people write, as values that remember their places; all that is wrong at once. */
@NullMarked
package dev.penv.document;

import org.jspecify.annotations.NullMarked;
