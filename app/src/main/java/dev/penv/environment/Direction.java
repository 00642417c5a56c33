package dev.penv.environment;

/** Which way a measure gets better. */
public enum Direction {
  HIGHER,
  LOWER,
  NEUTRAL
}
