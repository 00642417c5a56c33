package dev.penv.measure;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import dev.penv.complaint.Complained;
import dev.penv.complaint.Complaint;
import dev.penv.complaint.Place;
import dev.penv.complaint.Quoted;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Finds the numbers of one measure file. The file comes from a machine on which anybody's code ran:
 * size, depth, count and names are bounded, and one bad file never hides a good one.
 */
final class Numbers {
  static final int MOST = 10_000;
  static final Pattern NAME = Pattern.compile("(?! *$)[\\p{L}\\p{M}\\p{N}\\p{P}\\p{S} ]{1,100}");

  private static final int DEEPEST = 16;
  private static final int MOST_COMPLAINTS = 5;

  /** Python writes NaN and Infinity; a loss that exploded must not hide the accuracy beside it. */
  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(DEEPEST)
                  .maxNumberLength(400)
                  .maxNameLength(1000)
                  .build())
          .build();

  private final JsonParser parser;
  private final String path;
  private final Deque<String> keys = new ArrayDeque<>();
  private final List<Leaf> leaves = new ArrayList<>();
  private final List<Complaint> complaints = new ArrayList<>();

  /**
   * @param complaints about single values; when the whole file is refused there are no leaves
   */
  record Found(List<Leaf> leaves, List<Complaint> complaints) {
    static final Found NOTHING = new Found(List.of(), List.of());

    static Found refused(Complaint complaint) {
      return new Found(List.of(), List.of(complaint));
    }
  }

  private Numbers(JsonParser parser, String path) {
    this.parser = parser;
    this.path = path;
  }

  /**
   * @param path that complaints name
   */
  static Found in(String content, String path) {
    if (content.length() > MeasureFile.LONGEST) {
      return refused(path, 1, 1, "This file is larger than 1 MB.", "Write one small file a step.");
    }
    try (var parser = FACTORY.createParser(content)) {
      return new Numbers(parser, path).read();
    } catch (Complained refusal) {
      return Found.refused(refusal.complaint());
    } catch (StreamConstraintsException beyond) {
      return refused(
          path,
          1,
          1,
          "It is nested more than %d deep, or a number or name in it is beyond measure."
              .formatted(DEEPEST),
          "Write a number or an object of numbers.");
    } catch (JsonProcessingException refusal) {
      var location = refusal.getLocation();
      return refused(
          path,
          location == null ? 1 : Math.max(1, location.getLineNr()),
          location == null ? 1 : Math.max(1, location.getColumnNr()),
          "This is not one JSON value: " + Quoted.of(refusal.getOriginalMessage(), 160) + ".",
          "Write a number or an object of numbers, to another name first, then rename it.");
    } catch (IOException impossible) {
      throw new UncheckedIOException("a string cannot fail to be read", impossible);
    }
  }

  private static Found refused(String path, int line, int column, String problem, String remedy) {
    return Found.refused(new Complaint(new Place.InFile(path, line, column), problem, remedy));
  }

  private Found read() throws IOException {
    if (parser.nextToken() == null) {
      throw complained("This file is empty.", "Write a number or an object of numbers.");
    }
    value();
    if (parser.nextToken() != null) {
      throw complained("This file holds more than one JSON value.", "Write one file a step.");
    }
    return new Found(List.copyOf(leaves), List.copyOf(complaints));
  }

  private void value() throws IOException {
    switch (parser.currentToken()) {
      case START_OBJECT -> fields();
      case START_ARRAY -> list();
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(0);
      default -> {} // words, flags and null are somebody's notes
    }
  }

  private void fields() throws IOException {
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      var key = parser.currentName();
      parser.nextToken();
      if (NAME.matcher(key).matches()) {
        keys.addLast(key);
        value();
        keys.removeLast();
      } else {
        complain(
            "A measure cannot be called %s.".formatted(Quoted.of(key)),
            "Use at most 100 visible characters.");
        parser.skipChildren();
      }
    }
  }

  /** A list of numbers is a measure over steps; what else stands in one is no measure. */
  private void list() throws IOException {
    for (int index = 1; parser.nextToken() != JsonToken.END_ARRAY; index++) {
      if (parser.currentToken().isNumeric()) number(index);
      else parser.skipChildren();
    }
  }

  private void number(int index) throws IOException {
    var value = parser.getDoubleValue();
    if (!Double.isFinite(value)) {
      complain(
          "%s is %s.".formatted(name(), Quoted.of(parser.getText())),
          "It is left out; see whether the computation diverged.");
      return;
    }
    if (leaves.size() == MOST) {
      throw complained("This file holds more than 10,000 numbers.", "Write fewer measures.");
    }
    leaves.add(new Leaf(List.copyOf(keys), index, value + 0.0)); // + 0.0: there is no -0
  }

  private String name() {
    return keys.isEmpty() ? "The value" : Quoted.of(String.join("/", keys));
  }

  private void complain(String problem, String remedy) {
    if (complaints.size() < MOST_COMPLAINTS) complaints.add(complaint(problem, remedy));
  }

  private Complained complained(String problem, String remedy) {
    return new Complained(complaint(problem, remedy));
  }

  private Complaint complaint(String problem, String remedy) {
    JsonLocation at = parser.currentTokenLocation();
    var place = new Place.InFile(path, Math.max(1, at.getLineNr()), Math.max(1, at.getColumnNr()));
    return new Complaint(place, problem, remedy);
  }
}
