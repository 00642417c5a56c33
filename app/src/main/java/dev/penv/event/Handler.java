package dev.penv.event;

/** Whoever does something about events. */
@FunctionalInterface
public interface Handler {
  /** May throw: then it is asked again, a while later. */
  void handle(Event event);

  /** It was asked again and again, and will not be any more. */
  default void givenUp(Event event) {}
}
