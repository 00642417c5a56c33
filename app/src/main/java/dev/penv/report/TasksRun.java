package dev.penv.report;

/** In what tasks run, as people are told it. */
public enum TasksRun {
  /** In the container of their devcontainer. */
  IN_CONTAINERS,
  /** On the machine's own system: what a devcontainer says of its container is not used. */
  ON_MACHINES
}
