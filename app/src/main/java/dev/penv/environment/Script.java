package dev.penv.environment;

import java.util.List;

/** What a task executes. */
public sealed interface Script {
  /** Given to {@code sh -c}; bash where it is there. */
  record Shell(String text) implements Script {}

  /** Executed as it is, without a shell. */
  record Exec(List<String> words) implements Script {}
}
