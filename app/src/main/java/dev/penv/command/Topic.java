package dev.penv.command;

/** What help is wanted on. */
public sealed interface Topic {
  /** All commands and tasks. */
  record Everything() implements Topic {}

  /**
   * One of the commands.
   *
   * @param word of the table of commands, in lower case and without slash
   */
  record OfCommand(String word) implements Topic {}

  /** A task, or another word that is no command. */
  record OfTask(String name) implements Topic {}
}
