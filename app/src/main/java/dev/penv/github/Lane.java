package dev.penv.github;

/** In which order open Intents go out, first lane first. */
public enum Lane {
  /** The first sign of life for the asker. */
  REACTION(0),
  /** An ending or a change of state. */
  RESULT(1),
  /** Something that is not on GitHub yet. */
  CREATION(2),
  /** Progress. */
  UPDATE(3);

  private final int rank;

  Lane(int rank) {
    this.rank = rank;
  }

  /** Lowest goes first. Stored by the outbox: a number keeps its meaning. */
  public int rank() {
    return rank;
  }

  static Lane of(Writing writing, Standing standing) {
    return switch (writing) {
      case Writing.React _ -> REACTION;
      case Writing.Say say -> of(say.urgency(), standing);
      case Writing.Show show when ends(show, standing) -> RESULT;
      case Writing.Show show -> of(show.urgency(), standing);
    };
  }

  /** What was on its way has come to its end; one that never was on its way may wait. */
  private static boolean ends(Writing.Show show, Standing standing) {
    return show.check().state() instanceof Check.State.Completed
        && standing instanceof Standing.There;
  }

  private static Lane of(Writing.Urgency urgency, Standing standing) {
    return switch (urgency) {
      case NOW -> RESULT;
      case EVENTUALLY, IF_IT_LASTS -> standing instanceof Standing.There ? UPDATE : CREATION;
    };
  }

  Lane orSooner(Lane other) {
    return compareTo(other) <= 0 ? this : other;
  }
}
