package dev.penv.event;

/** What a delivery turned out to say. */
public sealed interface Reading {
  record Told(Event event) implements Reading {}

  /** Well-formed, and nothing that penv uses. */
  record Unused(String reason) implements Reading {}

  /** A field is missing or makes no sense. */
  record Malformed(String problem) implements Reading {}
}
