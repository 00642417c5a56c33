package dev.penv.environment;

import dev.penv.hardware.Architecture;
import dev.penv.hardware.DataSize;
import dev.penv.hardware.GpuAsk;
import dev.penv.hardware.Requirements;

/**
 * What a devcontainer needs of its host, at least.
 *
 * @param cpus 0 when nothing is said
 * @param memory {@link DataSize#ZERO} when nothing is said, as for the storage
 */
public record HostRequirements(int cpus, DataSize memory, DataSize storage, GpuWish gpu) {
  public static final HostRequirements NONE =
      new HostRequirements(0, DataSize.ZERO, DataSize.ZERO, new GpuWish.No());

  /** As a run needs it; an optional GPU is for the command to ask for. */
  public Requirements requirements() {
    return new Requirements(ask(), cpus, memory, storage, Architecture.ANY);
  }

  private GpuAsk ask() {
    return switch (gpu) {
      case GpuWish.No(), GpuWish.Optional() -> new GpuAsk.Unsaid();
      case GpuWish.Needed(var ask) -> ask;
    };
  }
}
