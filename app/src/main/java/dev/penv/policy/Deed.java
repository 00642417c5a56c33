package dev.penv.policy;

import dev.penv.github.Permission;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The classes of commands that rules tell apart. */
public enum Deed {
  /** {@code /run} and {@code /rerun}: code runs, and money may be spent. */
  RUN,
  /** {@code /stop} of what somebody else asked for. */
  STOP,
  /** Whatever only tells something: {@code /status}, {@code /logs}, {@code /history}, help. */
  KNOW,
  /** {@code /approve} for a fork's commit. */
  APPROVE;

  /** As files write it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The permissions that a rule may ask for, weakest first. Public repositories let everybody read
   * them, so that is never enough for what costs money; forks' code is for maintainers to judge.
   */
  public List<Permission> permissions() {
    var least =
        switch (this) {
          case KNOW, STOP -> Permission.READ;
          case RUN -> Permission.TRIAGE;
          case APPROVE -> Permission.MAINTAIN;
        };
    return Stream.of(Permission.values()).filter(one -> one.atLeast(least)).toList();
  }

  String key() {
    return "who." + word();
  }
}
