package dev.penv.container;

import dev.penv.complaint.Place;
import dev.penv.document.Json;
import dev.penv.environment.DevContainer;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds which source says something: the file itself, a Feature, or the label of the image. */
final class Origins {
  private static final List<String> IMAGE = List.of("image", "build", "dockerFile");

  private final DevContainer file;
  private final List<Json.Fields> labelled;

  Origins(DevContainer file, List<Json.Fields> labelled) {
    this.file = file;
    this.labelled = labelled;
  }

  /** Of a property that only the file has. */
  Origin of(String property) {
    return new Origin(property, file.place(property));
  }

  /** Of one item of a list that only the file has. */
  Origin of(String property, int index) {
    var value = value(file.tree(), property);
    return value instanceof Json.Items(_, var items) && index < items.size()
        ? item(property, items, index)
        : of(property);
  }

  /**
   * Of a value, or an item of a list, that several sources may have; the file goes first.
   *
   * @param says whether it is this value
   */
  Origin of(String property, Predicate<Json> says) {
    return inFile(property, says)
        .or(() ->
            labelled.stream()
                .filter(entry -> items(entry, property).anyMatch(says))
                .findFirst()
                .map(entry -> brought(property, entry)))
        .orElseGet(() -> of(property));
  }

  static boolean is(Json json, String text) {
    return json instanceof Json.Text(_, var written) && written.equals(text);
  }

  /** Whether this mount is at that place. */
  static boolean targets(Json mount, String target) {
    return switch (mount) {
      case Json.Text(_, var text) ->
          List.of(text.split(",")).stream()
              .anyMatch(part ->
                  part.matches("\\s*(?:target|dst|destination)=.*") && part.endsWith("=" + target));
      case Json.Fields(_, var parts) ->
          parts.get("target") != null && is(parts.get("target").value(), target);
      case Json.Items _, Json.Number _, Json.Flag _, Json.Null _ -> false;
    };
  }

  private Optional<Origin> inFile(String property, Predicate<Json> says) {
    if (value(file.tree(), property) instanceof Json.Items(_, var items)) {
      return IntStream.range(0, items.size())
          .filter(index -> says.test(items.get(index)))
          .mapToObj(index -> item(property, items, index))
          .findFirst();
    }
    return items(file.tree(), property).anyMatch(says)
        ? Optional.of(of(property))
        : Optional.empty();
  }

  private Origin item(String property, List<Json> items, int index) {
    var at = items.get(index).at();
    var place = new Place.InFile(file.path(), at.line(), at.column());
    return new Origin("%s[%d]".formatted(property, index), place);
  }

  private Origin brought(String property, Json.Fields entry) {
    if (!(value(entry, "id") instanceof Json.Text(_, var id))) {
      return Origin.image(property, file.place(image()));
    }
    var wanted = file.features().wanted().containsKey(id);
    return Origin.feature(property, wanted ? feature(id) : file.place(image()), id);
  }

  private Place feature(String id) {
    var at =
        value(file.tree(), "features") instanceof Json.Fields(_, var features)
                && features.get(id) != null
            ? features.get(id).at()
            : file.tree().at();
    return new Place.InFile(file.path(), at.line(), at.column());
  }

  private String image() {
    return IMAGE.stream().filter(file.tree().fields()::containsKey).findFirst().orElse("image");
  }

  private static Stream<Json> items(Json.Fields source, String property) {
    var value = value(source, property);
    if (value == null) return Stream.empty();
    return value instanceof Json.Items(_, var items) ? items.stream() : Stream.of(value);
  }

  private static @Nullable Json value(Json.Fields source, String property) {
    var field = source.fields().get(property);
    return field == null ? null : field.value();
  }
}
