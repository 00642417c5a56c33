package dev.penv.container;

import dev.penv.hardware.DataSize;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How much a container may use.
 *
 * @param memory zero for no limit
 * @param memoryAndSwap together; equal to the memory where nothing may be swapped, zero for
 *     docker's default
 * @param nanoCpus billionths of a CPU, zero for no limit
 * @param shm size of {@code /dev/shm}, zero for docker's default of 64 MB
 * @param pids processes and threads, zero for no limit
 */
public record Limits(
    DataSize memory,
    DataSize memoryAndSwap,
    long nanoCpus,
    DataSize shm,
    long pids,
    Map<String, Ulimit> ulimits) {

  /** What setrlimit(2) takes; -1 means no limit. */
  public record Ulimit(long soft, long hard) {}

  static final Limits NONE =
      new Limits(DataSize.ZERO, DataSize.ZERO, 0, DataSize.ZERO, 0, Map.of());

  public Limits {
    ulimits = Collections.unmodifiableMap(new LinkedHashMap<>(ulimits));
  }

  /** Nothing is swapped: what does not fit ends the program that wants it. */
  public Limits withMemory(DataSize memory) {
    return new Limits(memory, memory, nanoCpus, shm, pids, ulimits);
  }

  public Limits withNanoCpus(long nanoCpus) {
    return new Limits(memory, memoryAndSwap, nanoCpus, shm, pids, ulimits);
  }

  public Limits withShm(DataSize shm) {
    return new Limits(memory, memoryAndSwap, nanoCpus, shm, pids, ulimits);
  }

  public Limits withPids(long pids) {
    return new Limits(memory, memoryAndSwap, nanoCpus, shm, pids, ulimits);
  }

  public Limits withUlimit(String name, Ulimit ulimit) {
    var ulimits = new LinkedHashMap<>(this.ulimits);
    ulimits.put(name, ulimit);
    return new Limits(memory, memoryAndSwap, nanoCpus, shm, pids, ulimits);
  }
}
