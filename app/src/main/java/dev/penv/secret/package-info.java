/** Keys at rest, and masking of secrets in streams. */
@NullMarked
package dev.penv.secret;

import org.jspecify.annotations.NullMarked;
