package dev.penv.policy;

import dev.penv.github.Account;
import dev.penv.github.Repo;
import dev.penv.money.Money;
import dev.penv.run.RunId;
import java.time.Instant;
import java.util.List;

/** One record for each decision, for whoever has to answer for it later. Survives the process. */
public interface Audit {
  /** Records a decision, once for each ask. */
  void decided(Decision decision);

  /** What came of a run that was allowed; the last word counts. */
  void settled(RunId run, String machine, Money cost);

  /** Newest first. */
  List<Entry> latest(int most);

  /**
   * A decision.
   *
   * @param ask what was decided about, such as {@code comment/123/0}
   * @param comment GitHub's id of it, 0 for a button
   * @param commit full id, empty when none was meant
   * @param verdict {@code allowed}, or the rule that denied
   * @param run that was started, empty when none was
   */
  record Decision(
      String ask,
      Instant at,
      Account who,
      Repo repo,
      int number,
      long comment,
      String commit,
      String verdict,
      String run) {}

  /**
   * A decision and what came of it.
   *
   * @param machine in words, empty when there was none
   */
  record Entry(Decision decision, String machine, Money cost) {}
}
