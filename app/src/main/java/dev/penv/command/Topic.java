package dev.penv.command;

/** What help is wanted on. */
public sealed interface Topic {
  record Everything() implements Topic {}

  /**
   * @param word of the table of commands, in lower case and without slash
   */
  record OfCommand(String word) implements Topic {}

  /** A task, or another word that is no command. */
  record OfTask(String name) implements Topic {}
}
