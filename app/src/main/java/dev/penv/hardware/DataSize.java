package dev.penv.hardware;

/**
 * An amount of memory or disk in bytes. Units are powers of 1024, as devcontainer.json has them.
 */
public record DataSize(long bytes) implements Comparable<DataSize> {
  public static final DataSize ZERO = new DataSize(0);

  public DataSize {
    if (bytes < 0) throw new IllegalArgumentException("a size cannot be negative, was " + bytes);
  }

  public static DataSize gigabytes(long count) {
    return new DataSize(Math.multiplyExact(count, 1L << 30));
  }

  @Override
  public int compareTo(DataSize other) {
    return Long.compare(bytes, other.bytes);
  }
}
