package dev.penv.environment;

/** Where a repository says what a task needs. */
public sealed interface Declared {
  /** The task itself does. */
  record InTask() implements Declared {}

  /**
   * What its container is made of does, for all tasks that say nothing else.
   *
   * @param property such as {@code hostRequirements.cpus}
   * @param line of the file, from 1
   */
  record InProperty(String property, int line) implements Declared {}
}
