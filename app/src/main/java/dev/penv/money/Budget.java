package dev.penv.money;

/** The ceilings of one run, of a day and of a month; days and months are those of UTC. */
public record Budget(Ceiling perRun, Ceiling perDay, Ceiling perMonth) {
  public static final Budget UNLIMITED =
      new Budget(Ceiling.unlimited(), Ceiling.unlimited(), Ceiling.unlimited());
}
