/** Who visits, and what they may read: logins through GitHub, sessions and tokens of penv's own. */
@NullMarked
package dev.penv.login;

import org.jspecify.annotations.NullMarked;
