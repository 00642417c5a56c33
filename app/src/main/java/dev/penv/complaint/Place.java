package dev.penv.complaint;

/** Where the problem stands. */
public sealed interface Place {
  /** A file of the repository, or one that a task wrote; line and column count from 1. */
  record InFile(String path, int line, int column) implements Place {}

  /** A word of the command that was typed. */
  record InCommand(String word) implements Place {}

  /** A setting of the operator. */
  record InSetting(String key) implements Place {}
}
