package dev.penv.command;

/** Whether commands must begin with {@code /penv}, because another bot owns the short forms. */
public enum Prefix {
  OPTIONAL,
  REQUIRED
}
