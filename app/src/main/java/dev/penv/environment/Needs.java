package dev.penv.environment;

import dev.penv.document.Json;
import dev.penv.environment.Declared.InProperty;
import dev.penv.hardware.GpuAsk;
import dev.penv.hardware.Part;
import dev.penv.hardware.Requirements;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What a devcontainer needs of its machine, and where it says so: in {@code hostRequirements}, or
 * by what docker is told of GPUs, or because CUDA is installed into it.
 *
 * @param gpu wherever it is said
 * @param declared for each part of which something is said
 */
public record Needs(GpuWish gpu, Requirements requirements, Map<Part, Declared> declared) {
  public Needs {
    declared = copy(declared);
  }

  static Map<Part, Declared> copy(Map<Part, Declared> declared) {
    var copy = new EnumMap<Part, Declared>(Part.class);
    copy.putAll(declared);
    return Collections.unmodifiableMap(copy);
  }

  static Needs of(DevContainer container) {
    var host = container.metadata().host();
    var declared = new EnumMap<Part, Declared>(Part.class);
    host(container, "cpus").filter(_ -> host.cpus() > 0).ifPresent(put(declared, Part.CPUS));
    host(container, "memory")
        .filter(_ -> host.memory().bytes() > 0)
        .ifPresent(put(declared, Part.MEMORY));
    host(container, "storage")
        .filter(_ -> host.storage().bytes() > 0)
        .ifPresent(put(declared, Part.DISK));
    var gpu = gpu(container, declared);
    var all = new HostRequirements(host.cpus(), host.memory(), host.storage(), gpu);
    return new Needs(gpu, all.requirements(), declared);
  }

  private static Consumer<InProperty> put(Map<Part, Declared> declared, Part part) {
    return property -> declared.put(part, property);
  }

  private static Optional<InProperty> host(DevContainer container, String key) {
    return container.tree().fields().get("hostRequirements")
            instanceof Json.Field(_, Json.Fields(_, var fields))
        ? Optional.ofNullable(fields.get(key))
            .map(field -> new InProperty("hostRequirements." + key, field.at().line()))
        : Optional.empty();
  }

  private static GpuWish gpu(DevContainer container, Map<Part, Declared> declared) {
    return switch (container.metadata().host().gpu()) {
      case GpuWish.Optional optional -> optional;
      case GpuWish.Needed needed -> {
        host(container, "gpu").ifPresent(put(declared, Part.GPU));
        yield needed;
      }
      case GpuWish.No none -> unstated(container, declared).orElse(none);
    };
  }

  private static Optional<GpuWish> unstated(DevContainer container, Map<Part, Declared> declared) {
    var inWords = GpuFlags.inRunArgs(container.runArgs());
    if (inWords.isPresent()) {
      declared.put(Part.GPU, new InProperty("runArgs", line(container, "runArgs")));
      return inWords.map(GpuWish.Needed::new);
    }
    if (container.features().wanted().keySet().stream().noneMatch(GpuFlags::isCuda)) {
      return Optional.empty();
    }
    declared.put(Part.GPU, new InProperty("features", line(container, "features")));
    return Optional.of(new GpuWish.Needed(new GpuAsk.Any(1)));
  }

  private static int line(DevContainer container, String key) {
    return Optional.ofNullable(container.tree().fields().get(key))
        .map(field -> field.at().line())
        .orElse(1);
  }
}
