package dev.penv.environment;

import dev.penv.complaint.Durations;
import dev.penv.document.FieldReader;
import dev.penv.document.Form;
import dev.penv.document.Json;
import dev.penv.document.Naming;
import dev.penv.document.Problems;
import dev.penv.hardware.After;
import dev.penv.hardware.Part;
import dev.penv.hardware.Spot;
import dev.penv.money.Money;
import dev.penv.money.Rate;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads one of {@code customizations.penv.tasks}. */
final class TaskReader {
  static final Form<Duration> DURATION =
      Form.text("a duration", "\"2h\"", text -> Durations.parse(text).filter(Duration::isPositive));

  private static final int LONGEST_COMMAND = 32_768;
  private static final int MOST = 100;
  private static final Pattern LINE_OF_TEXT = Pattern.compile("(?! *$)\\P{Cntrl}{1,300}");

  private static final Form<String> LINE =
      Form.words("a command", "\"python train.py\"", LONGEST_COMMAND);
  private static final Form<List<String>> WORDS =
      Form.list(Form.words("a word", "\"train.py\"", LONGEST_COMMAND), 1000);
  private static final Form<Script> COMMAND =
      new Form<>(
          "a shell command as text, or a program with its arguments as a list of words",
          "\"python train.py\"",
          TaskReader::script);
  private static final Form<String> DESCRIPTION =
      Form.text(
          "one line of at most 300 characters",
          "\"Train the classifier\"",
          text -> Optional.of(text).filter(LINE_OF_TEXT.asMatchPredicate()));
  private static final Form<String> INPUT =
      Form.text(
          "a path such as `./data`, an `https` address, `run:…`, or a bucket's address",
          "\"./data\"",
          text -> Optional.of(text).filter(Below::isSource));
  private static final Form<List<String>> OUTPUTS =
      Form.list(
          Form.text(
              "a path below the workspace, with `*` and `**`",
              "\"models/**\"",
              text -> Optional.of(text).filter(Below::isPath)),
          MOST);
  private static final Form<Direction> DIRECTION =
      Form.text("`higher`, `lower` or `neutral`", "\"higher\"", TaskReader::direction);
  private static final Form<Spot> SPOT =
      Form.text("`yes`, `no` or `only`, in quotes", "\"yes\"", Spot::parse);
  private static final Form<Rate> PRICE =
      Form.number("a price in USD per hour above zero", "2.5", TaskReader::price);
  private static final Form<Integer> RETRIES = Form.whole(0, 10, "2");
  private static final Form<After> AFTER =
      Form.text("`terminate`, `stop` or `keep:` with a duration", "\"keep:30m\"", After::parse);

  private final String name;
  private final FieldReader fields;
  private final Problems problems;

  TaskReader(String name, FieldReader fields, Problems problems) {
    this.name = name;
    this.fields = fields;
    this.problems = problems;
  }

  /**
   * @param inherited what the devcontainer needs; the task's own wishes win
   */
  Optional<Task> read(Needs inherited) {
    var script = fields.read("command", COMMAND);
    if (fields.field("command").isEmpty()) {
      problems.add(
          fields.at(), "Task `%s` has no `command`.".formatted(name), "Say what it executes.");
    }
    var description = fields.read("description", DESCRIPTION).orElse("");
    var own = HardwareReader.read(fields);
    var declared = new EnumMap<Part, Declared>(Part.class);
    declared.putAll(inherited.declared());
    own.stated().forEach(part -> declared.put(part, new Declared.InTask()));
    var parameters = fields.object("parameters").map(this::parameters).orElse(Map.of());
    var inputs = fields.map("inputs", Naming.WORD, INPUT);
    var outputs = fields.read("outputs", OUTPUTS).orElse(List.of());
    var measures = fields.map("measures", Naming.MEASURE, DIRECTION);
    var timeout = fields.read("timeout", DURATION).orElse(Duration.ZERO);
    var retries = fields.read("retries", RETRIES).orElse(0);
    var terms = terms();
    fields.refuseUnknown();
    return script.map(known ->
        new Task(
            name,
            description,
            known,
            own.over(inherited.requirements()),
            declared,
            parameters,
            inputs,
            outputs,
            measures,
            timeout,
            retries,
            terms));
  }

  private Terms terms() {
    return new Terms(
        fields.read("spot", SPOT).orElse(Terms.USUAL.spot()),
        fields.read("maxPrice", PRICE).orElse(Terms.USUAL.ceiling()),
        fields.read("after", AFTER).orElse(Terms.USUAL.after()));
  }

  private Map<String, Parameter> parameters(FieldReader declared) {
    var variables = new HashMap<String, String>();
    return declared.each(
        Naming.PARAMETER,
        (parameter, field) -> {
          refuseSameVariable(parameter, field, variables);
          return new ParameterReader(parameter, declared, problems).read(field);
        });
  }

  private void refuseSameVariable(
      String parameter, Json.Field field, Map<String, String> variables) {
    var variable = Parameter.variable(parameter);
    var other = variables.putIfAbsent(variable, parameter);
    if (other == null) return;
    problems.add(
        field.at(),
        "`%s` and `%s` would both be `%s` in the environment."
            .formatted(other, parameter, variable),
        "Rename one of the two.");
  }

  private static Optional<Script> script(Json json, Problems problems) {
    if (json instanceof Json.Text) {
      return LINE.parse().apply(json, problems).map(Script.Shell::new);
    }
    return WORDS
        .parse()
        .apply(json, problems)
        .filter(words -> !words.isEmpty())
        .map(Script.Exec::new);
  }

  private static Optional<Direction> direction(String word) {
    return switch (word) {
      case "higher" -> Optional.of(Direction.HIGHER);
      case "lower" -> Optional.of(Direction.LOWER);
      case "neutral" -> Optional.of(Direction.NEUTRAL);
      default -> Optional.empty();
    };
  }

  private static Optional<Rate> price(BigDecimal dollars) {
    if (dollars.scale() > 100 || dollars.precision() > 40) return Optional.empty();
    return Money.parse(dollars.toPlainString())
        .filter(money -> money.exceeds(Money.ZERO))
        .map(Rate::new);
  }
}
