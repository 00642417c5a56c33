package dev.penv.hardware;

/**
 * GPUs of one model in one machine.
 *
 * @param model catalogue name in lower case, such as {@code v100}; {@code none} of count 0 is
 *     {@link #NONE}
 * @param memory nominal memory of each
 */
public record Gpu(String model, int count, DataSize memory) {
  public static final Gpu NONE = new Gpu("none", 0, DataSize.ZERO);

  public Gpu {
    if (count < 0) throw new IllegalArgumentException("gpu count cannot be negative, was " + count);
  }
}
