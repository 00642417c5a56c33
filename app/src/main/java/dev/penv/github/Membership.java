package dev.penv.github;

/** Whether somebody is in a team. */
public enum Membership {
  MEMBER,
  NO_MEMBER,
  /** The App may not see that. */
  UNREADABLE
}
