package dev.penv.web;

import dev.penv.run.RunQuery;
import dev.penv.run.RunQuery.Reach.Everything;
import dev.penv.run.Standing;
import io.javalin.http.Context;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which runs a list shows. Empty or 0 leaves a filter out.
 *
 * @param state a {@link Standing} in lower case
 * @param page counts from 1
 */
record Filters(
    String repository, int number, String task, String state, String asker, int page, int size) {
  private static final int LONGEST = 200;
  private static final int MOST_PAGES = 1_000_000;
  private static final int LARGEST_PAGE = 200;

  /** Of the query; what cannot be is said in words. */
  static Filters of(Context context, int usualSize) {
    return new Filters(
        text(context, "repository"),
        number(context, "number", 0, Integer.MAX_VALUE, 0),
        text(context, "task"),
        state(text(context, "state")),
        text(context, "asker"),
        number(context, "page", 1, MOST_PAGES, 1),
        number(context, "size", 1, LARGEST_PAGE, usualSize));
  }

  RunQuery query() {
    var standings =
        state.isEmpty()
            ? Set.<Standing>of()
            : Set.of(Standing.valueOf(state.toUpperCase(Locale.ROOT)));
    return new RunQuery(
        0, repository, number, task, asker, new Everything(), standings, (int) skipped(), size);
  }

  private long skipped() {
    return Math.min(Integer.MAX_VALUE, (long) (page - 1) * size);
  }

  static Set<String> states() {
    return Arrays.stream(Standing.values())
        .map(standing -> standing.name().toLowerCase(Locale.ROOT))
        .collect(Collectors.toUnmodifiableSet());
  }

  private static String state(String text) {
    if (text.isEmpty() || states().contains(text)) return text;
    throw new Unfit("`state` is one of %s.".formatted(states().stream().sorted().toList()));
  }

  private static String text(Context context, String name) {
    var value = Optional.ofNullable(context.queryParam(name)).orElse("").strip();
    if (value.length() > LONGEST) throw new Unfit("`%s` is too long.".formatted(name));
    return value;
  }

  private static int number(Context context, String name, int least, int most, int usual) {
    var text = text(context, name);
    if (text.isEmpty()) return usual;
    return Numbers.read(text, least, most)
        .orElseThrow(
            () -> new Unfit("`%s` is a number from %d to %d.".formatted(name, least, most)))
        .intValue();
  }
}
