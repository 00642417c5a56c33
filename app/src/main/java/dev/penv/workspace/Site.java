package dev.penv.workspace;

import dev.penv.remote.Shell;
import dev.penv.remote.User;

/**
 * Where on a computer a checkout is made.
 *
 * @param shell acts as penv
 * @param user whose the checkout will be
 * @param cache folder of penv's own that the user can read and not write, absolute; kept from run
 *     to run of the same repository
 * @param home folder of the user's own, absolute
 */
public record Site(Shell shell, User user, String cache, String home) {
  Shell worker() {
    return shell.as(user);
  }
}
