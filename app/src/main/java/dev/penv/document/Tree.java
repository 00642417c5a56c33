package dev.penv.document;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.io.JsonEOFException;
import dev.penv.complaint.Quoted;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes values with places of the tokens of a file; bounded in depth and number. */
final class Tree {
  private static final int LONGEST = 1 << 20;
  private static final int DEEPEST = 100;

  /** One level more, so that what is too deep is told in our own words. */
  static final StreamReadConstraints BOUNDS =
      StreamReadConstraints.builder()
          .maxNestingDepth(DEEPEST + 1)
          .maxStringLength(LONGEST)
          .maxNameLength(LONGEST)
          .build();

  private static final int MOST_VALUES = 100_000;
  private static final char BYTE_ORDER_MARK = '\uFEFF';
  private static final char NOT_UTF_8 = '\uFFFD';

  private final JsonParser parser;
  private final Problems problems;
  private final Notation notation;
  private int values;

  private Tree(JsonParser parser, Problems problems, Notation notation) {
    this.parser = parser;
    this.problems = problems;
    this.notation = notation;
  }

  /** The object that the text is; empty when it is none, which is then among the problems. */
  static Optional<Json.Fields> read(String text, Problems problems, Notation notation) {
    if (text.length() > LONGEST) {
      problems.add(
          Position.START,
          "The file is larger than 1 MB.",
          "Move what is not configuration elsewhere.");
      return Optional.empty();
    }
    if (isUtf16(text)) {
      problems.add(Position.START, "The file is not UTF-8 text.", "Save it as UTF-8.");
      return Optional.empty();
    }
    warnOfForeignBytes(text, problems);
    return parse(withoutMark(text), problems, notation);
  }

  private static Optional<Json.Fields> parse(String text, Problems problems, Notation notation) {
    try (var parser = notation.factory().createParser(text)) {
      return new Tree(parser, problems, notation).document();
    } catch (Stop stop) {
      problems.add(stop.at, stop.problem, stop.remedy);
      return Optional.empty();
    } catch (IOException impossible) {
      throw new UncheckedIOException("a string cannot fail to be read", impossible);
    }
  }

  private Optional<Json.Fields> document() {
    if (next() == null) {
      if (notation.mayBeEmpty()) return Optional.of(new Json.Fields(Position.START, Map.of()));
      throw new Stop(Position.START, "The file is empty.", "Give it an object: `{ … }`.");
    }
    var root = value();
    if (next() != null) {
      throw new Stop(here(), "Something follows after the end of the object.", "Remove it.");
    }
    if (root instanceof Json.Fields fields) return Optional.of(fields);
    throw new Stop(
        root.at(),
        "The file must hold an object, but is %s.".formatted(Json.shown(root)),
        notation.remedyOfNoObject());
  }

  /** Reads the value at the current token; recursion is bounded by {@link #DEEPEST}. */
  private Json value() {
    var at = here();
    if (++values > MOST_VALUES) {
      throw new Stop(at, "The file holds more than 100,000 values.", "Move data to other files.");
    }
    if (notation.isAlias(parser)) {
      throw new Stop(at, "This refers to another place of the file.", "Write it out.");
    }
    return switch (parser.currentToken()) {
      case START_OBJECT -> fields(at);
      case START_ARRAY -> items(at);
      case VALUE_STRING -> new Json.Text(at, text());
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new Json.Number(at, text());
      case VALUE_TRUE -> new Json.Flag(at, true);
      case VALUE_FALSE -> new Json.Flag(at, false);
      case VALUE_NULL -> new Json.Null(at);
      case END_OBJECT, END_ARRAY, FIELD_NAME, VALUE_EMBEDDED_OBJECT, NOT_AVAILABLE ->
          throw new Stop(at, "A value is missing here.", notation.remedy());
    };
  }

  private Json.Fields fields(Position at) {
    refuseDeeper(at);
    var fields = new LinkedHashMap<String, Json.Field>();
    while (next() != JsonToken.END_OBJECT) {
      var keyAt = here();
      var key = text();
      next();
      keep(key, new Json.Field(keyAt, value()), fields);
    }
    return new Json.Fields(at, fields);
  }

  private void keep(String key, Json.Field field, Map<String, Json.Field> fields) {
    if (notation.likeJavaScript()) {
      if (key.equals("__proto__")) return;
      var earlier = fields.put(key, field);
      if (earlier != null) warnOfTwice(key, field.at(), earlier.at());
    } else {
      var earlier = fields.putIfAbsent(key, field);
      if (earlier != null) refuseTwice(key, field.at(), earlier.at());
    }
  }

  private Json.Items items(Position at) {
    refuseDeeper(at);
    var items = new ArrayList<Json>();
    while (next() != JsonToken.END_ARRAY) items.add(value());
    return new Json.Items(at, items);
  }

  private void refuseDeeper(Position at) {
    if (parser.getParsingContext().getNestingDepth() <= DEEPEST) return;
    throw new Stop(
        at, "This is nested more than %d deep.".formatted(DEEPEST), "Nest it less deeply.");
  }

  private void refuseTwice(String key, Position at, Position earlier) {
    problems.add(
        at,
        "The key %s is there twice, first in line %d.".formatted(Quoted.of(key), earlier.line()),
        "Remove one of the two.");
  }

  private void warnOfTwice(String key, Position at, Position earlier) {
    problems.warn(
        at,
        "The key %s is there twice, first in line %d; this one counts."
            .formatted(Quoted.of(key), earlier.line()),
        "Remove one of the two.");
  }

  private @Nullable JsonToken next() {
    try {
      return parser.nextToken();
    } catch (JsonProcessingException refusal) {
      throw stopped(refusal);
    } catch (IOException impossible) {
      throw new UncheckedIOException("a string cannot fail to be read", impossible);
    }
  }

  private String text() {
    try {
      return parser.getText();
    } catch (JsonProcessingException refusal) {
      throw stopped(refusal);
    } catch (IOException impossible) {
      throw new UncheckedIOException("a string cannot fail to be read", impossible);
    }
  }

  private Stop stopped(JsonProcessingException refusal) {
    var location = refusal.getLocation();
    var at = position(location == null ? parser.currentLocation() : location);
    if (refusal instanceof JsonEOFException) return new Stop(at, endsTooEarly(), "Close it.");
    var reason = Quoted.of(refusal.getOriginalMessage(), 200);
    return new Stop(
        at, "This is not %s: %s.".formatted(notation.word(), reason), notation.remedy());
  }

  private String endsTooEarly() {
    var context = parser.getParsingContext();
    if (context.inRoot()) return "The file ends in the middle of a value or comment.";
    var opened = position(context.startLocation(parser.currentLocation().contentReference()));
    return "The file ends before the `%s` of line %d, column %d, is closed."
        .formatted(context.inArray() ? "[" : "{", opened.line(), opened.column());
  }

  private Position here() {
    return position(parser.currentTokenLocation());
  }

  private static Position position(JsonLocation location) {
    return new Position(Math.max(1, location.getLineNr()), Math.max(1, location.getColumnNr()));
  }

  private static String withoutMark(String text) {
    return text.indexOf(BYTE_ORDER_MARK) == 0 ? text.substring(1) : text;
  }

  /** UTF-16 that was decoded as UTF-8 has a NUL beside each plain letter. */
  private static boolean isUtf16(String text) {
    var start = text.substring(0, Math.min(4, text.length()));
    return start.indexOf(NOT_UTF_8) == 0 && start.indexOf('\0') > 0;
  }

  private static void warnOfForeignBytes(String text, Problems problems) {
    var index = text.indexOf(NOT_UTF_8);
    if (index < 0) return;
    var line = 1 + (int) text.substring(0, index).chars().filter(letter -> letter == '\n').count();
    problems.warn(
        new Position(line, index - text.lastIndexOf('\n', index)),
        "Some bytes here are not UTF-8; they are read as `U+FFFD`.",
        "Save the file as UTF-8.");
  }

  /** Ends the reading of one file; never leaves this class. */
  private static final class Stop extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient Position at;
    private final transient String problem;
    private final transient String remedy;

    Stop(Position at, String problem, String remedy) {
      super(problem, null, false, false);
      this.at = at;
      this.problem = problem;
      this.remedy = remedy;
    }
  }
}
