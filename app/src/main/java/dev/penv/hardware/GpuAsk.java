package dev.penv.hardware;

/**
 * Which GPUs are asked for: {@code none}, {@code any}, {@code v100}, {@code v100!}, {@code a100:2},
 * {@code 24gb}.
 */
public sealed interface GpuAsk {
  /** No GPU is needed. */
  record None() implements GpuAsk {}

  /** Any model will do. */
  record Any(int count) implements GpuAsk {}

  /** Any model with at least this much memory on each GPU. */
  record WithMemory(DataSize each, int count) implements GpuAsk {}

  /** This model; a nearest larger one will do unless it must be exactly this. */
  record OfModel(String model, int count, boolean exactly) implements GpuAsk {}
}
