package dev.penv.command;

/** What is to be run. */
public sealed interface Target {
  /** A task of the repository; whether there is one of this name is not known yet. */
  record Named(String task) implements Target {}

  /** A one-off command line for a shell, exactly as it was typed after {@code --}. */
  record OneOff(String line) implements Target {}
}
