package dev.penv.environment;

import dev.penv.document.FieldReader;
import dev.penv.document.Form;
import dev.penv.document.Json;
import dev.penv.hardware.Architecture;
import dev.penv.hardware.DataSize;
import dev.penv.hardware.GpuAsk;
import dev.penv.hardware.Requirements;
import java.util.Optional;

/** Reads the keys of {@code customizations.penv} that describe a machine. */
final class HardwareReader {
  private static final Form<GpuAsk> GPU =
      new Form<>(
          "a GPU",
          "\"v100\"",
          (json, problems) ->
              json instanceof Json.Text(var at, var text)
                  ? Optional.of(GpuAsk.parse(text, problems.place(at)))
                  : Optional.empty());
  private static final Form<Integer> CPUS = Form.whole(1, 1024, "4");
  private static final Form<DataSize> MEMORY = size("\"16gb\"");
  private static final Form<DataSize> DISK = size("\"100gb\"");

  private HardwareReader() {}

  static Requirements read(FieldReader fields) {
    return new Requirements(
        fields.read("gpu", GPU).orElse(Requirements.NONE.gpu()),
        fields.read("cpus", CPUS).orElse(0),
        fields.read("memory", MEMORY).orElse(DataSize.ZERO),
        fields.read("disk", DISK).orElse(DataSize.ZERO),
        Architecture.ANY);
  }

  static Form<DataSize> size(String example) {
    return Form.text("a size", example, DataSize::parse);
  }
}
