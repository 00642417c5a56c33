package dev.penv.container;

import dev.penv.complaint.Complaint;
import dev.penv.complaint.Place;
import dev.penv.complaint.Quoted;
import dev.penv.document.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** Gathers what compose files ask for; whatever has an unknown form is a complaint. */
final class ComposeFindings {
  private final Place place;
  private final Premises premises;
  private final SequencedMap<Power, Origin> powers = new LinkedHashMap<>();
  private final UnaryOperator<String> real;
  private final List<Complaint> complaints = new ArrayList<>();
  private final List<Bound> binds = new ArrayList<>();

  /**
   * @param path where it really is
   */
  private record Bound(String property, String path, boolean readOnly) {}

  ComposeFindings(Place place, Premises premises, UnaryOperator<String> real) {
    this.place = place;
    this.premises = premises;
    this.real = real;
  }

  Premises premises() {
    return premises;
  }

  void add(String property, Consumer<Powers> search) {
    var found = new Powers(premises);
    search.accept(found);
    found.found().forEach(power -> powers.putIfAbsent(power, new Origin(property, place)));
  }

  void add(String property, Power.Kind kind, String value) {
    add(property, found -> found.add(kind, value));
  }

  /** A file or folder of the host. */
  void path(String property, String path, boolean readOnly) {
    var there = real(path);
    add(property, found -> found.path(there, readOnly));
  }

  /** One that a container gets. */
  void bind(String property, Mount.Bind bind) {
    var there = real(bind.source());
    add(property, found -> found.mount(bind.from(there)));
    binds.add(new Bound(property, there, bind.readOnly()));
  }

  private String real(String path) {
    return Canonical.path(path).map(real).orElse(path);
  }

  /**
   * Services start, and start again, while others run. Whoever can write to a folder could put a
   * link in the place of what is mounted from it later, and docker follows it.
   */
  void nested() {
    for (var bound : binds) {
      var isBelow =
          binds.stream()
              .filter(other -> !other.readOnly() && !other.path().equals(bound.path()))
              .anyMatch(other -> Canonical.isBelow(bound.path(), other.path()));
      if (isBelow) add(bound.property(), found -> found.add(Power.Kind.NESTED_MOUNTS, ""));
    }
  }

  void refuse(String property, String why) {
    complaints.add(
        new Complaint(
            place,
            "%s cannot be used here. %s".formatted(Quoted.of(property, 200), why),
            "Remove it."));
  }

  void misread(String property, Json value) {
    refuse(property, "penv does not understand %s there.".formatted(Json.shown(value)));
  }

  void unread(String problem) {
    complaints.add(
        new Complaint(
            place,
            "What `docker-compose config` makes of the files cannot be judged. " + problem,
            "Mend the files."));
  }

  /** The fields of a mapping; none, and a complaint, when the value is something else. */
  SequencedMap<String, Json> fields(String property, Json value) {
    var all = new LinkedHashMap<String, Json>();
    if (value instanceof Json.Fields fields) {
      fields.fields().forEach((key, field) -> all.put(key, field.value()));
      all.values().removeIf(Json.Null.class::isInstance);
    } else if (!(value instanceof Json.Null)) {
      misread(property, value);
    }
    return all;
  }

  /** The texts of a list, or a single one. */
  List<String> texts(String property, Json value) {
    var all = new ArrayList<String>();
    for (var item : value instanceof Json.Items(_, var items) ? items : List.of(value)) {
      switch (item) {
        case Json.Text(_, var text) -> all.add(text);
        case Json.Number(_, var digits) -> all.add(digits);
        case Json.Flag(_, var flag) -> all.add(Boolean.toString(flag));
        case Json.Null _ -> {}
        case Json.Fields _, Json.Items _ -> misread(property, item);
      }
    }
    return all;
  }

  /** A single text; empty, and a complaint, when the value is something else. */
  String text(String property, Json value) {
    if (value instanceof Json.Items) {
      misread(property, value);
      return "";
    }
    var texts = texts(property, value);
    return texts.isEmpty() ? "" : texts.getFirst();
  }

  /** The names in a mapping, or before the equals signs of a list. */
  List<String> names(String property, Json value) {
    return value instanceof Json.Fields
        ? List.copyOf(fields(property, value).keySet())
        : texts(property, value).stream().map(text -> text.split("=", 2)[0]).toList();
  }

  /** Everything but a plain no. */
  static boolean isOn(Json value) {
    return !(value instanceof Json.Null) && !(value instanceof Json.Flag(_, var flag) && !flag);
  }

  SequencedMap<Power, Origin> powers() {
    return powers;
  }

  List<Complaint> complaints() {
    return complaints;
  }
}
