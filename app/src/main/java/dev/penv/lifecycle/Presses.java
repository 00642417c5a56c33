package dev.penv.lifecycle;

import dev.penv.github.Account;
import dev.penv.github.GitHub;
import dev.penv.run.Run;

/**
 * What people press on penv's own pages, and what their programs ask for. Each press has a name:
 * pressed twice by a nervous hand, it counts once.
 */
public interface Presses {
  /**
   * Asks a run to end, however often somebody has asked for something before.
   *
   * @throws GitHub.Unreachable when it cannot be told whether this person may
   */
  Pressed stop(Account who, Run run, String press);

  /**
   * Runs the same again.
   *
   * @throws GitHub.Unreachable when it cannot be told whether this person may
   */
  Pressed again(Account who, Run earlier, String press);
}
