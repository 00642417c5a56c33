package dev.penv.world;

import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.Function;

/** Seeded rounds with whatever can be thought of. A failure names seed and round. */
public final class Fuzz {
  private Fuzz() {}

  /**
   * Makes something and checks it, many times.
   *
   * @param make from the next random numbers, so that the same seed makes the same
   * @param check throws for what should not be
   */
  public static <T> void rounds(
      long seed, int rounds, Function<Random, T> make, Consumer<T> check) {
    var random = new Random(seed);
    for (int round = 0; round < rounds; round++) {
      var made = make.apply(random);
      try {
        check.accept(made);
      } catch (RuntimeException | AssertionError | StackOverflowError failed) {
        throw new AssertionError("seed %d, round %d: %s".formatted(seed, round, made), failed);
      }
    }
  }

  /** One of these. */
  public static <T> T any(Random random, List<T> of) {
    return of.get(random.nextInt(of.size()));
  }
}
