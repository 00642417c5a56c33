package dev.penv.command;

import dev.penv.github.CommitId;
import java.time.Duration;
import java.util.Map;

/** What a person asked in a comment. */
public sealed interface Command {
  /** {@code /run}; with {@code dry} among the options nothing is to happen. */
  record Start(Target target, Options options, Parameters parameters) implements Command {}

  /** {@code /run} without saying what: show what can be run. */
  record Menu() implements Command {}

  /** {@code /rerun}: options and parameters override those of the earlier run. */
  record Rerun(Which which, Options options, Parameters parameters) implements Command {}

  /** {@code /stop} */
  record Stop(Which which) implements Command {}

  /** {@code /status} */
  record Status() implements Command {}

  /**
   * {@code /logs}
   *
   * @param since how far back; {@link Duration#ZERO} for just the end of the log
   */
  record Logs(Which which, Duration since) implements Command {}

  /**
   * {@code /history}
   *
   * @param task empty for all tasks
   */
  record History(String task) implements Command {}

  /**
   * {@code /approve}
   *
   * @param prefixed whether it began with {@code /penv}; other bots know the word, too
   */
  record Approve(CommitId commit, boolean prefixed) implements Command {}

  /**
   * {@code /init}
   *
   * @param template empty where penv is to choose one; then there are no options
   * @param options of the template
   */
  record Init(String template, Map<String, String> options) implements Command {
    public Init {
      options = Map.copyOf(options);
    }
  }

  /** {@code /help} or a question mark at the end of another command. */
  record Help(Topic topic) implements Command {}

  /** A command that this version does not have yet. */
  record NotYet(String word) implements Command {}
}
