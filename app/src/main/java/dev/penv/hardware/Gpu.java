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

  /**
   * From what a driver says.
   *
   * @param device such as {@code Tesla V100-SXM2-16GB}; one that the catalogue lacks keeps its name
   * @param reported memory of each, which is a little less than the nominal one
   */
  public static Gpu reported(String device, int count, DataSize reported) {
    return Catalogue.recognise(device)
        .map(model -> new Gpu(model.key(), count, model.nominal(reported)))
        .orElseGet(() -> new Gpu(String.join("-", Catalogue.words(device)), count, reported));
  }

  /** For people: {@code 2×A100 80 GB}, {@code no GPU}. */
  @Override
  public String toString() {
    if (count == 0) return "no GPU";
    var name = Catalogue.find(model).map(Model::name).orElse(model);
    return count + "×" + name + " " + memory.rounded();
  }
}
