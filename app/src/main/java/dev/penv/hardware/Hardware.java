package dev.penv.hardware;

import dev.penv.hardware.Shortfall.NoGpu;
import dev.penv.hardware.Shortfall.OtherArchitecture;
import dev.penv.hardware.Shortfall.OtherGpu;
import dev.penv.hardware.Shortfall.SmallGpu;
import dev.penv.hardware.Shortfall.TooFewCpus;
import dev.penv.hardware.Shortfall.TooFewGpus;
import dev.penv.hardware.Shortfall.TooLittleDisk;
import dev.penv.hardware.Shortfall.TooLittleMemory;
import java.util.ArrayList;
import java.util.List;

/** What an Offer or a Machine has. */
public record Hardware(
    int cpus, DataSize memory, DataSize disk, Architecture architecture, Gpu gpu) {

  public Hardware {
    if (architecture == Architecture.ANY) {
      throw new IllegalArgumentException("a machine has one architecture");
    }
  }

  public boolean satisfies(Requirements needs) {
    return shortfalls(needs).isEmpty();
  }

  /** Everything that is missing; empty when it will do. */
  public List<Shortfall> shortfalls(Requirements needs) {
    var shortfalls = new ArrayList<Shortfall>();
    var wanted = needs.architecture();
    if (wanted != Architecture.ANY && wanted != architecture) {
      shortfalls.add(new OtherArchitecture(architecture, wanted));
    }
    shortfalls.addAll(gpuShortfalls(needs.gpu()));
    if (cpus < needs.cpus()) shortfalls.add(new TooFewCpus(cpus, needs.cpus()));
    if (memory.compareTo(needs.memory()) < 0) {
      shortfalls.add(new TooLittleMemory(memory, needs.memory()));
    }
    if (disk.compareTo(needs.disk()) < 0) shortfalls.add(new TooLittleDisk(disk, needs.disk()));
    return List.copyOf(shortfalls);
  }

  private List<Shortfall> gpuShortfalls(GpuAsk ask) {
    if (ask.gpus() == 0) return List.of();
    if (gpu.count() == 0) return List.of(new NoGpu());
    return switch (ask) {
      case GpuAsk.Unsaid(), GpuAsk.None() -> List.of();
      case GpuAsk.Any(var count) -> enough(count, DataSize.ZERO);
      case GpuAsk.WithMemory(var each, var count) -> enough(count, each);
      case GpuAsk.OfModel(var model, _, _, _) when !gpu.model().equals(model) ->
          List.of(new OtherGpu(gpu.model(), model));
      case GpuAsk.OfModel(_, var least, var count, _) -> enough(count, least);
    };
  }

  private List<Shortfall> enough(int count, DataSize each) {
    var shortfalls = new ArrayList<Shortfall>();
    if (gpu.count() < count) shortfalls.add(new TooFewGpus(gpu.count(), count));
    if (gpu.memory().compareTo(each) < 0) shortfalls.add(new SmallGpu(gpu.memory(), each));
    return shortfalls;
  }
}
