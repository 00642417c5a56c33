package dev.penv.run;

/** Where a Run is in its life, in order. A further attempt goes back to an earlier one. */
public enum Phase {
  /** Waits for its place under the concurrency cap. */
  QUEUED,
  /** Its environment is read. */
  PREPARING,
  /** An offer is chosen. */
  PLACING,
  /** A machine is bought and boots. */
  MACHINE,
  /** The commit is checked out and the environment brought up. */
  WORKSPACE,
  /** Its task runs. */
  RUNNING,
  /** Outputs, measures and the rest of the log are fetched. */
  HARVESTING,
  /** The machine is given back; the outcome stands. */
  RELEASING,
  /** Nothing is left to do, not even to report. */
  ENDED
}
