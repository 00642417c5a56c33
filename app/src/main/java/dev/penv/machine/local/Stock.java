package dev.penv.machine.local;

import dev.penv.hardware.DataSize;
import dev.penv.hardware.Gpu;
import dev.penv.hardware.Hardware;
import dev.penv.hardware.Requirements;
import java.util.Collection;
import java.util.Optional;

/**
 * What a slot gets of the computer. CPUs are shared by all, as the operating system does; memory is
 * divided, and GPUs go to one run at a time, as programs take the first they see.
 *
 * @param slots how many share
 * @param leastFree disk space that is never sold
 */
record Stock(Computer computer, int slots, Disk disk, DataSize leastFree) {
  /**
   * What a run with these needs is sold: its fair share, and more if it needs more, if there is.
   */
  Hardware share(Requirements needs) {
    var fair = new DataSize(computer.memory().bytes() / slots);
    var memory = larger(fair, smaller(needs.memory(), computer.memory()));
    var free = new DataSize(Math.max(0, disk.free().bytes() - leastFree.bytes()));
    return new Hardware(computer.cpus(), memory, free, computer.architecture(), Gpu.NONE);
  }

  /** The same with all GPUs, where there are any. */
  Optional<Hardware> shareWithGpus(Requirements needs) {
    if (computer.gpu().count() == 0) return Optional.empty();
    var share = share(needs);
    return Optional.of(
        new Hardware(
            share.cpus(), share.memory(), share.disk(), share.architecture(), computer.gpu()));
  }

  /** Why a share cannot be had now, besides those that are taken. */
  Optional<String> shortage(Hardware share, Collection<Hardware> taken) {
    if (disk.free().compareTo(leastFree) < 0) {
      return Optional.of(
          "Its disk is nearly full: %s are free, and nothing new begins below %s."
              .formatted(disk.free().rounded(), leastFree.rounded()));
    }
    if (share.gpu().count() > 0 && taken.stream().anyMatch(each -> each.gpu().count() > 0)) {
      return Optional.of("Its GPUs are in use.");
    }
    var used = taken.stream().mapToLong(each -> each.memory().bytes()).sum();
    if (share.memory().bytes() > computer.memory().bytes() - used) {
      return Optional.of("Too much of its memory is in use.");
    }
    return Optional.empty();
  }

  private static DataSize larger(DataSize one, DataSize other) {
    return one.compareTo(other) >= 0 ? one : other;
  }

  private static DataSize smaller(DataSize one, DataSize other) {
    return one.compareTo(other) <= 0 ? one : other;
  }
}
