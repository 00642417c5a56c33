package dev.penv.document;

import dev.penv.complaint.Complained;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * What the value of a key has to look like.
 *
 * @param expected ends the sentence "It must be …"
 * @param example as it is written in the file
 * @param parse empty when the value is of another form; throws {@link Complained} where more can be
 *     said than that
 */
public record Form<T>(
    String expected, String example, BiFunction<Json, Problems, Optional<T>> parse) {
  public static final Form<Boolean> FLAG =
      new Form<>(
          "`true` or `false`, without quotes",
          "true",
          (json, problems) ->
              json instanceof Json.Flag flag ? Optional.of(flag.value()) : Optional.empty());

  public static <T> Form<T> text(
      String expected, String example, Function<String, Optional<T>> parse) {
    return new Form<>(
        expected,
        example,
        (json, problems) ->
            json instanceof Json.Text text ? parse.apply(text.value()) : Optional.empty());
  }

  /** Text or a number, as it is written: what is typed without quotes in YAML. */
  public static <T> Form<T> scalar(
      String expected, String example, Function<String, Optional<T>> parse) {
    return new Form<>(
        expected,
        example,
        (json, problems) ->
            switch (json) {
              case Json.Text(_, var text) -> parse.apply(text);
              case Json.Number(_, var digits) -> parse.apply(digits);
              case Json.Fields _, Json.Items _, Json.Flag _, Json.Null _ -> Optional.empty();
            });
  }

  /** Text that is not blank, holds no NUL and has at most so many UTF-16 units. */
  public static Form<String> words(String expected, String example, int most) {
    return text(expected, example, text -> Optional.of(text).filter(isPrintable(most)));
  }

  public static <T> Form<T> number(
      String expected, String example, Function<BigDecimal, Optional<T>> parse) {
    return new Form<>(
        expected,
        example,
        (json, problems) ->
            json instanceof Json.Number number
                ? Decimal.parse(number.digits()).flatMap(parse)
                : Optional.empty());
  }

  public static Form<Integer> whole(int least, int most, String example) {
    return number(
        "a whole number from %d to %d".formatted(least, most),
        example,
        number ->
            Decimal.isWhole(number) && Decimal.isBetween(number, least, most)
                ? Optional.of(number.intValueExact())
                : Optional.empty());
  }

  /** A list in which every item has this form. */
  public static <T> Form<List<T>> list(Form<T> item, int most) {
    return new Form<>(
        "a list of at most %d, each %s".formatted(most, item.expected()),
        "[" + item.example() + "]",
        (json, problems) ->
            json instanceof Json.Items items && items.items().size() <= most
                ? Optional.of(all(items.items(), item, problems))
                : Optional.empty());
  }

  private static <T> List<T> all(List<Json> items, Form<T> form, Problems problems) {
    var all = new ArrayList<T>();
    for (var item : items) {
      all.add(form.parse().apply(item, problems).orElseThrow(() -> form.misses(item, problems)));
    }
    return List.copyOf(all);
  }

  private Complained misses(Json item, Problems problems) {
    return new Complained(
        problems.place(item.at()),
        "This must be %s, but is %s.".formatted(expected, Json.shown(item)),
        "Write for example `%s`.".formatted(example));
  }

  private static Predicate<String> isPrintable(int most) {
    return text -> !text.isBlank() && text.length() <= most && text.indexOf('\0') < 0;
  }
}
