package dev.penv.policy;

/** Whether code of forks may run. */
public enum Forks {
  /** Nothing is said about it. */
  UNSAID,
  NEVER,
  /** Each commit once, when a maintainer says so. */
  APPROVE
}
