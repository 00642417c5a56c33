package dev.penv.hardware;

/** What a Run needs, at least. Zero means that anything will do. */
public record Requirements(
    GpuAsk gpu, int cpus, DataSize memory, DataSize disk, Architecture architecture) {
  public static final Requirements NONE =
      new Requirements(new GpuAsk.None(), 0, DataSize.ZERO, DataSize.ZERO, Architecture.AMD64);
}
