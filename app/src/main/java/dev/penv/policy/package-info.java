/** Who may do what, where. It only decides. */
@NullMarked
package dev.penv.policy;

import org.jspecify.annotations.NullMarked;
