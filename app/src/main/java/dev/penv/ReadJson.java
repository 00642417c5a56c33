package dev.penv;

import dev.penv.complaint.Complaint;
import dev.penv.complaint.Durations;
import dev.penv.complaint.Place;
import dev.penv.document.Decimal;
import dev.penv.document.Json;
import dev.penv.document.Position;
import dev.penv.environment.DevContainer;
import dev.penv.environment.Direction;
import dev.penv.environment.Environment;
import dev.penv.environment.GpuWish;
import dev.penv.environment.Parameter;
import dev.penv.environment.Reading;
import dev.penv.environment.Script;
import dev.penv.environment.Task;
import dev.penv.environment.Value;
import dev.penv.hardware.After;
import dev.penv.hardware.Part;
import dev.penv.hardware.Requirements;
import dev.penv.money.Rate;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What {@code penv read} prints: {@code configuration} and {@code workspace} as the reference's
 * {@code read-configuration} has them, {@code requirements} and {@code tasks} in the words of
 * {@code customizations.penv}, and {@code warnings}.
 */
final class ReadJson {
  private final Path folder;
  private final Map<String, String> environment;

  /**
   * @param folder of the workspace, absolute
   * @param environment for {@code ${localEnv:…}}
   */
  ReadJson(Path folder, Map<String, String> environment) {
    this.folder = folder;
    this.environment = environment;
  }

  Json of(Reading.Understood understood, boolean named) {
    var read = understood.environment();
    var local = read.container().local(folder.toString(), environment);
    var container = read.container().with(local);
    var all = new LinkedHashMap<String, Json>();
    all.put("configuration", configuration(container, named));
    all.put("workspace", workspace(container));
    all.put("requirements", requirements(read));
    all.put("tasks", tasks(read));
    all.put("warnings", items(understood.warnings().stream().map(ReadJson::warning).toList()));
    return Json.Fields.of(all);
  }

  private Json configuration(DevContainer container, boolean named) {
    var all = values(container.tree());
    all.put("configFilePath", filePath(folder.resolve(container.path()).toString(), named));
    return Json.Fields.of(all);
  }

  /** An address as VS Code has it. */
  private static Json filePath(String path, boolean named) {
    return Json.Fields.of(
        Map.of(
            "$mid", number(BigDecimal.ONE),
            "fsPath", Json.Text.of(path),
            "path", Json.Text.of(path),
            "scheme", Json.Text.of(named ? "file" : "vscode-fileHost")));
  }

  private Json workspace(DevContainer container) {
    var code = container.workspace(folder.toString());
    var all = new LinkedHashMap<String, Json>();
    all.put("workspaceFolder", Json.Text.of(code.path()));
    if (!code.mount().isEmpty()) all.put("workspaceMount", Json.Text.of(code.mount()));
    var stated = values(container.tree());
    if (stated.get("workspaceFolder") instanceof Json.Text text) all.put("workspaceFolder", text);
    if (stated.containsKey("workspaceMount")) {
      all.put("workspaceMount", stated.get("workspaceMount"));
    }
    return Json.Fields.of(all);
  }

  private static Map<String, Json> values(Json.Fields fields) {
    var values = new LinkedHashMap<String, Json>();
    fields.fields().forEach((key, field) -> values.put(key, field.value()));
    return values;
  }

  private static Json requirements(Environment read) {
    var all = hardware(read.requirements());
    if (read.container().needs().gpu() instanceof GpuWish.Optional) {
      all.put("gpu", Json.Text.of("optional"));
    }
    return Json.Fields.of(all);
  }

  private static Map<String, Json> hardware(Requirements needs) {
    var all = new LinkedHashMap<String, Json>();
    for (var part : needs.stated()) {
      all.put(part.word(), Json.Text.of(needs.typed(part)));
    }
    if (needs.cpus() > 0) all.put(Part.CPUS.word(), number(BigDecimal.valueOf(needs.cpus())));
    return all;
  }

  private static Json tasks(Environment read) {
    var all = new LinkedHashMap<String, Json>();
    read.tasks().forEach((name, task) -> all.put(name, task(task)));
    return Json.Fields.of(all);
  }

  private static Json task(Task task) {
    var all = new LinkedHashMap<String, Json>();
    all.put("command", command(task.script()));
    if (!task.description().isEmpty()) all.put("description", Json.Text.of(task.description()));
    all.putAll(hardware(task.requirements()));
    var parameters = new LinkedHashMap<String, Json>();
    task.parameters().forEach((name, parameter) -> parameters.put(name, parameter(parameter)));
    all.put("parameters", Json.Fields.of(parameters));
    all.put("inputs", texts(task.inputs()));
    all.put("outputs", items(task.outputs().stream().map(Json.Text::of).toList()));
    var measures = new LinkedHashMap<String, String>();
    task.measures().forEach((name, direction) -> measures.put(name, word(direction)));
    all.put("measures", texts(measures));
    if (!task.timeout().isZero()) all.put("timeout", duration(task.timeout()));
    all.put("retries", number(BigDecimal.valueOf(task.retries())));
    all.put("spot", Json.Text.of(task.terms().spot().name().toLowerCase(Locale.ROOT)));
    if (!task.terms().ceiling().equals(Rate.FREE)) {
      all.put("maxPrice", number(dollars(task.terms().ceiling())));
    }
    all.put("after", Json.Text.of(word(task.terms().after())));
    return Json.Fields.of(all);
  }

  private static Json command(Script script) {
    return switch (script) {
      case Script.Shell(var line) -> Json.Text.of(line);
      case Script.Exec(var words) -> items(words.stream().map(Json.Text::of).toList());
    };
  }

  private static Json parameter(Parameter parameter) {
    var all = new LinkedHashMap<String, Json>();
    all.put("default", value(parameter.usual()));
    switch (parameter) {
      case Parameter.OfNumber number -> {
        if (number.least().compareTo(Parameter.LEAST) != 0) all.put("min", number(number.least()));
        if (number.most().compareTo(Parameter.MOST) != 0) all.put("max", number(number.most()));
        if (!number.values().isEmpty()) {
          all.put("values", items(number.values().stream().map(ReadJson::number).toList()));
        }
      }
      case Parameter.OfText text -> {
        if (!text.values().isEmpty()) {
          all.put("values", items(text.values().stream().map(Json.Text::of).toList()));
        }
      }
      case Parameter.OfFlag _ -> {}
    }
    return Json.Fields.of(all);
  }

  private static Json value(Value value) {
    return switch (value) {
      case Value.Number(var number) -> number(number);
      case Value.Text(var text) -> Json.Text.of(text);
      case Value.Flag(var flag) -> new Json.Flag(Position.START, flag);
    };
  }

  private static Json warning(Complaint warning) {
    var all = new LinkedHashMap<String, Json>();
    if (warning.place() instanceof Place.InFile(var path, var line, var column)) {
      all.put("path", Json.Text.of(path));
      all.put("line", number(BigDecimal.valueOf(line)));
      all.put("column", number(BigDecimal.valueOf(column)));
    }
    all.put("problem", Json.Text.of(warning.problem()));
    all.put("remedy", Json.Text.of(warning.remedy()));
    return Json.Fields.of(all);
  }

  private static String word(Direction direction) {
    return direction.name().toLowerCase(Locale.ROOT);
  }

  private static String word(After after) {
    return switch (after) {
      case After.Terminate() -> "terminate";
      case After.Stop() -> "stop";
      case After.Keep(var time) -> "keep:" + Durations.typed(time);
    };
  }

  private static Json duration(Duration duration) {
    return Json.Text.of(Durations.typed(duration));
  }

  private static BigDecimal dollars(Rate rate) {
    return BigDecimal.valueOf(rate.hourly().micros(), 6).stripTrailingZeros();
  }

  private static Json number(BigDecimal number) {
    return new Json.Number(Position.START, Decimal.print(number));
  }

  private static Json texts(Map<String, String> texts) {
    var all = new LinkedHashMap<String, Json>();
    texts.forEach((name, text) -> all.put(name, Json.Text.of(text)));
    return Json.Fields.of(all);
  }

  private static Json items(List<? extends Json> items) {
    return new Json.Items(Position.START, List.copyOf(items));
  }
}
