package dev.penv.policy;

import dev.penv.hardware.Gpu;

/**
 * Which machines may be used.
 *
 * @param providers by name
 * @param gpus by model; a machine without any is always allowed
 */
public record Machines(Choice providers, Choice gpus) {
  public static final Machines ALL = new Machines(new Choice.Any(), new Choice.Any());

  boolean allow(Gpu gpu) {
    return gpu.count() == 0 || gpus.allows(gpu.model());
  }
}
