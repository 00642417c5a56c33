package dev.penv.web;

import java.util.HashMap;
import java.util.Map;

/**
 * How much may go on at once, for one visitor and for all. A share is kept until the answer is
 * sent, so that those who read slowly hold no more than their own.
 */
final class Shares {
  private final int each;
  private final int all;
  private final Map<String, Integer> taken = new HashMap<>();
  private int sum;

  Shares(int each, int all) {
    this.each = each;
    this.all = all;
  }

  /**
   * A share for this visitor.
   *
   * @throws Crowded when the visitor has as many as one may, or all of them are taken
   */
  synchronized Share take(String visitor) {
    int his = taken.getOrDefault(visitor, 0);
    if (his >= each) throw Crowded.byOne();
    if (sum >= all) throw Crowded.byAll();
    taken.put(visitor, his + 1);
    sum++;
    return new Share(visitor);
  }

  /** How many are taken now. */
  synchronized int sum() {
    return sum;
  }

  private synchronized void giveBack(String visitor) {
    taken.computeIfPresent(visitor, (_, his) -> his > 1 ? his - 1 : null);
    sum--;
  }

  /** To be closed once. */
  final class Share implements AutoCloseable {
    private final String visitor;

    private Share(String visitor) {
      this.visitor = visitor;
    }

    @Override
    public void close() {
      giveBack(visitor);
    }
  }
}
