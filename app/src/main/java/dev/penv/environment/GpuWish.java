package dev.penv.environment;

import dev.penv.hardware.GpuAsk;

/** What a devcontainer says of GPUs. */
public sealed interface GpuWish {
  /** Nothing, or that it needs none. */
  record No() implements GpuWish {}

  /** It uses one where there is one, and does without. */
  record Optional() implements GpuWish {}

  /** It does not work without. */
  record Needed(GpuAsk ask) implements GpuWish {}
}
