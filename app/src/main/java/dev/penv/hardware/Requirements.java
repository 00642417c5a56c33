package dev.penv.hardware;

import java.util.EnumSet;
import java.util.Set;

/**
 * What a Run needs, at least. Whatever nobody said is zero, {@link GpuAsk.Unsaid} or {@link
 * Architecture#ANY}: then anything will do.
 */
public record Requirements(
    GpuAsk gpu, int cpus, DataSize memory, DataSize disk, Architecture architecture) {
  public static final Requirements NONE =
      new Requirements(new GpuAsk.Unsaid(), 0, DataSize.ZERO, DataSize.ZERO, Architecture.ANY);

  public Requirements {
    if (cpus < 0) throw new IllegalArgumentException("cpus cannot be negative, were " + cpus);
  }

  /** These win, also where they ask for less; what they do not say is taken from below. */
  public Requirements over(Requirements below) {
    return new Requirements(
        gpu instanceof GpuAsk.Unsaid ? below.gpu : gpu,
        cpus == 0 ? below.cpus : cpus,
        memory.equals(DataSize.ZERO) ? below.memory : memory,
        disk.equals(DataSize.ZERO) ? below.disk : disk,
        architecture == Architecture.ANY ? below.architecture : architecture);
  }

  /** Of which something is said. */
  public Set<Part> stated() {
    var stated = EnumSet.noneOf(Part.class);
    if (!(gpu instanceof GpuAsk.Unsaid)) stated.add(Part.GPU);
    if (cpus > 0) stated.add(Part.CPUS);
    if (!memory.equals(DataSize.ZERO)) stated.add(Part.MEMORY);
    if (!disk.equals(DataSize.ZERO)) stated.add(Part.DISK);
    if (architecture != Architecture.ANY) stated.add(Part.ARCH);
    return stated;
  }

  /** As it would be typed: {@code v100}, {@code 16gb}. */
  public String typed(Part part) {
    return switch (part) {
      case GPU -> gpu.typed();
      case CPUS -> Integer.toString(cpus);
      case MEMORY -> memory.toString();
      case DISK -> disk.toString();
      case ARCH -> architecture.toString();
    };
  }
}
