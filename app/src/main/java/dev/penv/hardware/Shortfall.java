package dev.penv.hardware;

/** One reason why Hardware does not do. */
public sealed interface Shortfall {
  record TooFewCpus(int has, int needs) implements Shortfall {}

  record TooLittleMemory(DataSize has, DataSize needs) implements Shortfall {}

  record TooLittleDisk(DataSize has, DataSize needs) implements Shortfall {}

  record OtherArchitecture(Architecture has, Architecture needs) implements Shortfall {}

  record NoGpu() implements Shortfall {}

  record TooFewGpus(int has, int needs) implements Shortfall {}

  record OtherGpu(String has, String needs) implements Shortfall {}

  /** Memory of each GPU. */
  record SmallGpu(DataSize has, DataSize needs) implements Shortfall {}

  /** What a machine with this shortfall does: {@code has 2 of 8 CPUs}. */
  default String words() {
    return switch (this) {
      case TooFewCpus(var has, var needs) -> "has %d of %d CPUs".formatted(has, needs);
      case TooLittleMemory(var has, var needs) -> part(has, needs) + " memory";
      case TooLittleDisk(var has, var needs) -> part(has, needs) + " disk";
      case OtherArchitecture(var has, var needs) -> "is %s, not %s".formatted(has, needs);
      case NoGpu() -> "has no GPU";
      case TooFewGpus(var has, var needs) -> "has %d of %d GPUs".formatted(has, needs);
      case OtherGpu(var has, var needs) -> "has %s, not %s".formatted(name(has), name(needs));
      case SmallGpu(var has, var needs) -> part(has, needs) + " memory per GPU";
    };
  }

  private static String part(DataSize has, DataSize needs) {
    return "has %s of %s".formatted(has.rounded(), needs.rounded());
  }

  private static String name(String model) {
    return Catalogue.find(model).map(Model::name).orElse(model);
  }
}
