package dev.penv.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CodecTest {
  sealed interface Shape {
    record Circle(double radius) implements Shape {}

    record Nothing() implements Shape {}

    sealed interface Angular extends Shape {
      record Square(int side) implements Angular {}
    }
  }

  enum Colour {
    RED
  }

  record Name(String value) {}

  record Everything(
      Name name,
      Shape shape,
      List<Shape> shapes,
      Map<Colour, Instant> times,
      Duration limit,
      BigDecimal exact,
      URI link,
      boolean flag) {
    boolean isComputed() {
      return true;
    }

    String getComputed() {
      return "no part of it";
    }
  }

  record Small(Name name) {}

  record Grown(Name name, List<String> tags, String note, int count, Map<String, String> more) {}

  record GrownTooFar(Name name, Shape shape) {}

  private static final Everything EVERYTHING =
      new Everything(
          new Name("n"),
          new Shape.Angular.Square(2),
          List.of(new Shape.Circle(0.1), new Shape.Nothing()),
          Map.of(Colour.RED, Instant.parse("2026-11-20T10:00:00.123456789Z")),
          Duration.ofMillis(1500),
          new BigDecimal("0.10"),
          URI.create("https://example.org/a"),
          true);

  @Test
  void readsWhatItWrote() {
    var json = Codec.write(EVERYTHING, Everything.class);
    assertThat(Codec.read(json, Everything.class)).isEqualTo(EVERYTHING);
  }

  @Test
  void storedFormStaysAsItIs() {
    assertThat(Codec.write(EVERYTHING, Everything.class))
        .isEqualTo(
            "{\"name\":{\"value\":\"n\"},\"shape\":{\"@type\":\"Square\",\"side\":2},"
                + "\"shapes\":[{\"@type\":\"Circle\",\"radius\":0.1},{\"@type\":\"Nothing\"}],"
                + "\"times\":{\"RED\":\"2026-11-20T10:00:00.123456789Z\"},\"limit\":\"PT1.5S\","
                + "\"exact\":0.10,\"link\":\"https://example.org/a\",\"flag\":true}");
  }

  @Test
  void caseOfNestedFamilyIsFoundThroughTheOuterOne() {
    var json = Codec.write(new Shape.Angular.Square(3), Shape.class);
    assertThat(Codec.read(json, Shape.class)).isEqualTo(new Shape.Angular.Square(3));
  }

  @Test
  void plainValuesAreKept() {
    assertThat(Codec.read(Codec.write("text", String.class), String.class)).isEqualTo("text");
    assertThat(Codec.read(Codec.write(7L, Long.class), Long.class)).isEqualTo(7L);
    assertThat(Codec.read(Codec.write(Colour.RED, Colour.class), Colour.class))
        .isEqualTo(Colour.RED);
    assertThat((Object) Codec.read(Codec.write(Optional.of("a"), Optional.class), Optional.class))
        .isEqualTo(Optional.of("a"));
  }

  @Test
  void addedComponentsReadAsEmpty() {
    var old = Codec.write(new Small(new Name("n")), Small.class);
    assertThat(Codec.read(old, Grown.class))
        .isEqualTo(new Grown(new Name("n"), List.of(), "", 0, Map.of()));
  }

  @Test
  void removedComponentsAreSkipped() {
    var later = Codec.write(new Grown(new Name("n"), List.of("t"), "", 1, Map.of()), Grown.class);
    assertThat(Codec.read(later, Small.class)).isEqualTo(new Small(new Name("n")));
  }

  @Test
  void addedComponentWithoutEmptyValueIsUnreadable() {
    var old = Codec.write(new Small(new Name("n")), Small.class);
    assertThatThrownBy(() -> Codec.read(old, GrownTooFar.class))
        .isInstanceOf(Journal.Unreadable.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"@type\":\"java.util.ArrayList\"}",
        "{\"@type\":\"Everything\"}",
        "{\"radius\":1}",
        "null",
        "",
        "{",
        "{\"@type\":\"Nothing\"} x",
        "[]"
      })
  void foreignNamesAndBrokenTextAreUnreadable(String json) {
    assertThatThrownBy(() -> Codec.read(json, Shape.class)).isInstanceOf(Journal.Unreadable.class);
  }
}
