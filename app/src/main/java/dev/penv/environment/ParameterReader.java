package dev.penv.environment;

import dev.penv.document.FieldReader;
import dev.penv.document.Form;
import dev.penv.document.Json;
import dev.penv.document.Problems;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads the declaration of one parameter: its default, or an object with default and limits. */
final class ParameterReader {
  private static final int MOST_VALUES = 100;
  private static final Form<BigDecimal> NUMBER =
      Form.number("a number of usual size", "0.01", Optional::of);
  private static final Form<String> TEXT =
      Form.text(
          "text of at most %d characters".formatted(Binder.LONGEST_TEXT),
          "\"adam\"",
          text -> Optional.of(text).filter(ParameterReader::isUsable));
  private static final Form<List<BigDecimal>> NUMBERS = Form.list(NUMBER, MOST_VALUES);
  private static final Form<List<String>> TEXTS = Form.list(TEXT, MOST_VALUES);

  private final String name;
  private final FieldReader siblings;
  private final Problems problems;

  /**
   * @param siblings the object in which all parameters of the task are
   */
  ParameterReader(String name, FieldReader siblings, Problems problems) {
    this.name = name;
    this.siblings = siblings;
    this.problems = problems;
  }

  Optional<Parameter> read(Json.Field field) {
    if (isReserved(field)) return Optional.empty();
    return switch (field.value()) {
      case Json.Number _ -> siblings.read(name, NUMBER).map(ParameterReader::unbounded);
      case Json.Text text -> siblings.read(name, TEXT).flatMap(word -> plain(word, text));
      case Json.Flag(_, var value) -> Optional.of(new Parameter.OfFlag(value));
      case Json.Fields _ -> siblings.object(name, field).flatMap(this::declared);
      case Json.Items _, Json.Null _ -> refused(field.value());
    };
  }

  private boolean isReserved(Json.Field field) {
    if (!Parameter.RESERVED.contains(name.toLowerCase(Locale.ROOT))) return false;
    problems.add(
        field.at(),
        "A parameter cannot be called `%s`: in a command that describes the machine or the run."
            .formatted(name),
        "Call it for example `the-%s`.".formatted(name));
    return true;
  }

  private Optional<Parameter> refused(Json value) {
    siblings.wrong(name, value, "a default, or an object with one", "0.01");
    return Optional.empty();
  }

  private static Parameter unbounded(BigDecimal fallback) {
    return new Parameter.OfNumber(fallback, Parameter.LEAST, Parameter.MOST, List.of());
  }

  /** Text that reads {@code true} was meant to be a flag, and would take any word instead. */
  private Optional<Parameter> plain(String word, Json.Text text) {
    if (word.equals("true") || word.equals("false")) {
      siblings.wrong(name, text, "`true` or `false` without quotes", word);
      return Optional.empty();
    }
    return Optional.of(new Parameter.OfText(word, List.of()));
  }

  private Optional<Parameter> declared(FieldReader fields) {
    var fallback = fields.field("default");
    if (fallback.isEmpty()) {
      problems.add(
          fields.at(),
          "%s has no `default`; the default fixes its type.".formatted(siblings.quoted(name)),
          "Add for example `\"default\": 0.01`.");
      return Optional.empty();
    }
    Optional<Parameter> parameter =
        switch (fallback.get().value()) {
          case Json.Number _ -> number(fields);
          case Json.Text _ -> text(fields);
          case Json.Flag(_, var value) -> Optional.of(new Parameter.OfFlag(value));
          case Json.Fields _, Json.Items _, Json.Null _ ->
              noDefault(fields, fallback.get().value());
        };
    fields.refuseUnknown();
    return parameter;
  }

  private static Optional<Parameter> noDefault(FieldReader fields, Json value) {
    fields.wrong("default", value, "a number, text, `true` or `false`", "0.01");
    return Optional.empty();
  }

  private Optional<Parameter> number(FieldReader fields) {
    var fallback = fields.read("default", NUMBER);
    var least = fields.read("min", NUMBER).orElse(Parameter.LEAST);
    var most = fields.read("max", NUMBER).orElse(Parameter.MOST);
    var values = fields.read("values", NUMBERS).orElse(List.of());
    if (least.compareTo(most) > 0) {
      problems.add(
          fields.at(),
          "The `min` of %s is above its `max`.".formatted(siblings.quoted(name)),
          "Swap the two.");
      return Optional.empty();
    }
    if (fallback.isEmpty()) return Optional.empty();
    var number = new Parameter.OfNumber(fallback.get(), least, most, values);
    return accepted(number, number.accepts(number.fallback()), fields);
  }

  private Optional<Parameter> text(FieldReader fields) {
    var values = fields.read("values", TEXTS).orElse(List.of());
    var fallback = fields.read("default", TEXT);
    if (fallback.isEmpty()) return Optional.empty();
    var text = new Parameter.OfText(fallback.get(), values);
    return accepted(text, text.accepts(text.fallback()), fields);
  }

  private Optional<Parameter> accepted(
      Parameter parameter, boolean acceptsDefault, FieldReader fields) {
    if (acceptsDefault) return Optional.of(parameter);
    problems.add(
        fields.field("default").map(Json.Field::at).orElse(fields.at()),
        "The default of %s is not %s.".formatted(siblings.quoted(name), parameter.expected()),
        "Change the default or the limits.");
    return Optional.empty();
  }

  private static boolean isUsable(String text) {
    return text.length() <= Binder.LONGEST_TEXT && text.indexOf('\0') < 0;
  }
}
