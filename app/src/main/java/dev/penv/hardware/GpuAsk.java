package dev.penv.hardware;

import dev.penv.complaint.Complained;
import dev.penv.complaint.Place;

/**
 * Which GPUs are asked for: {@code none}, {@code any}, {@code v100}, {@code v100!}, {@code a100:2},
 * {@code a100-80gb}, {@code 24gb}. Counts go from 1 to {@value #MOST}.
 */
public sealed interface GpuAsk {
  /** As many as the largest machine that a cloud sells has. */
  int MOST = 16;

  /** Nothing is said; then none is needed. */
  record Unsaid() implements GpuAsk {}

  /** No GPU is needed. */
  record None() implements GpuAsk {}

  /** Any model will do. */
  record Any(int count) implements GpuAsk {
    public Any {
      checkCount(count);
    }
  }

  /** Any model with at least this much memory on each GPU. */
  record WithMemory(DataSize each, int count) implements GpuAsk {
    public WithMemory {
      checkCount(count);
    }
  }

  /**
   * This model; a nearest larger one will do, once nobody sells it, unless it must be exactly this.
   *
   * @param model key in the {@link Catalogue}
   * @param least memory of each; zero when any size of the model will do
   */
  record OfModel(String model, DataSize least, int count, boolean exactly) implements GpuAsk {
    public OfModel {
      checkCount(count);
    }
  }

  /**
   * Reads an ask.
   *
   * @throws Complained at this place, with the nearest thing that can be asked for
   */
  static GpuAsk parse(String text, Place place) {
    return new GpuAskReader(text, place).read();
  }

  /** How many GPUs a machine needs for this. */
  default int gpus() {
    return switch (this) {
      case Unsaid(), None() -> 0;
      case Any(var count) -> count;
      case WithMemory(_, var count) -> count;
      case OfModel(_, _, var count, _) -> count;
    };
  }

  /** To be typed again: {@code a100-80gb!:2}. */
  default String typed() {
    return switch (this) {
      case Unsaid(), None() -> "none";
      case Any(var count) -> "any" + times(count);
      case WithMemory(var each, var count) -> each + times(count);
      case OfModel(var model, var least, var count, var exactly) ->
          model
              + (least.equals(DataSize.ZERO) ? "" : "-" + least)
              + (exactly ? "!" : "")
              + times(count);
    };
  }

  private static String times(int count) {
    return count == 1 ? "" : ":" + count;
  }

  private static void checkCount(int count) {
    if (count < 1 || count > MOST) {
      throw new IllegalArgumentException("gpus must be 1 to " + MOST + ", were " + count);
    }
  }
}
