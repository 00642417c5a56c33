package dev.penv.environment;

import dev.penv.complaint.Complaint;
import dev.penv.complaint.Nearest;
import dev.penv.complaint.Place;
import dev.penv.complaint.Quoted;
import dev.penv.document.Decimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Gives the parameters of a task the values that were typed, or their defaults. */
final class Binder {
  static final int LONGEST_TEXT = 1000;

  private final Task task;
  private final Map<String, String> given;
  private final List<Complaint> complaints = new ArrayList<>();

  Binder(Task task, Map<String, String> given) {
    this.task = task;
    this.given = given;
  }

  Binding bind() {
    given.forEach(this::refuseUnknown);
    var values = new LinkedHashMap<String, Value>();
    task.parameters().forEach((name, parameter) -> values.put(name, value(name, parameter)));
    return complaints.isEmpty() ? new Binding.Bound(values) : new Binding.Unbound(complaints);
  }

  private Value value(String name, Parameter parameter) {
    var text = given.get(name);
    if (text == null) return parameter.usual();
    var value = parse(text, parameter);
    if (value.isEmpty()) refuse(name, text, parameter);
    return value.orElseGet(parameter::usual);
  }

  private static Optional<Value> parse(String text, Parameter parameter) {
    return switch (parameter) {
      case Parameter.OfNumber number ->
          Decimal.parse(text).filter(number::accepts).map(Value.Number::new);
      case Parameter.OfText words ->
          Optional.of(text)
              .filter(words::accepts)
              .filter(word -> word.length() <= LONGEST_TEXT && word.indexOf('\0') < 0)
              .map(Value.Text::new);
      case Parameter.OfFlag flag -> flag(text).map(Value.Flag::new);
    };
  }

  private static Optional<Boolean> flag(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "true", "yes" -> Optional.of(true);
      case "false", "no" -> Optional.of(false);
      default -> Optional.empty();
    };
  }

  private void refuse(String name, String text, Parameter parameter) {
    add(
        name + "=" + text,
        "`%s` takes %s, not %s.".formatted(name, parameter.expected(), Quoted.of(text)),
        "Try for example `%s=%s`.".formatted(name, example(text, parameter)));
  }

  private static String example(String text, Parameter parameter) {
    return switch (parameter) {
      case Parameter.OfText words when !words.values().isEmpty() ->
          Nearest.to(text, words.values()).orElse(words.fallback());
      case Parameter.OfText words -> parameter.usual().text();
      case Parameter.OfNumber number -> parameter.usual().text();
      case Parameter.OfFlag flag -> parameter.usual().text();
    };
  }

  private void refuseUnknown(String name, String text) {
    if (task.parameters().containsKey(name)) return;
    add(
        name + "=" + text,
        "`%s` has no parameter %s.".formatted(task.name(), Quoted.of(name)),
        remedy(name));
  }

  /** What was meant may also be a key that says something of the machine. */
  private String remedy(String name) {
    var known = new ArrayList<>(task.parameters().keySet());
    known.addAll(Parameter.RESERVED);
    return Nearest.to(name, known)
        .map(near -> "Did you mean `%s`? %s.".formatted(near, has()))
        .orElse(has() + (task.parameters().isEmpty() ? "; leave this out." : "."));
  }

  private String has() {
    var names = task.parameters().keySet();
    if (names.isEmpty()) return "It has no parameters";
    return "It has " + names.stream().map(Quoted::of).collect(Collectors.joining(", "));
  }

  private void add(String word, String problem, String remedy) {
    complaints.add(new Complaint(new Place.InCommand(word), problem, remedy));
  }
}
