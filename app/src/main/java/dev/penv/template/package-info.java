/** Dev container templates: what can be chosen, and the files that come of it. */
@NullMarked
package dev.penv.template;

import org.jspecify.annotations.NullMarked;
