package dev.penv.measure;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Colours of a picture, the same as those of penv's pages. Lines can be read (3:1) on the ground,
 * and the first four can be told apart by those who do not see red, green or blue.
 */
public enum Theme {
  LIGHT(
      "#ffffff",
      "#d9dee5",
      "#1c232b",
      "#57626f",
      List.of(
          "#1f6feb", "#d9630f", "#0b5345", "#c659b8", "#43128f", "#8c1527", "#3b8ea5", "#8a6d00")),
  DARK(
      "#161b22",
      "#2b333d",
      "#e4e9ef",
      "#98a4b1",
      List.of(
          "#58a0ff", "#f0883e", "#a8f0a0", "#f7b3ee", "#9b86ff", "#ff7b72", "#b9d9e8", "#d9b93a"));

  private final String ground;
  private final String grid;
  private final String text;
  private final String dim;

  @SuppressWarnings("ImmutableEnumChecker") // made by List.of
  private final List<String> lines;

  Theme(String ground, String grid, String text, String dim, List<String> lines) {
    this.ground = ground;
    this.grid = grid;
    this.text = text;
    this.dim = dim;
    this.lines = lines;
  }

  /** By its word in an address, hostile. */
  public static Optional<Theme> parse(String word) {
    for (var theme : values()) {
      if (theme.word().equals(word)) return Optional.of(theme);
    }
    return Optional.empty();
  }

  /** As it stands in an address. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  String ground() {
    return ground;
  }

  String grid() {
    return grid;
  }

  String text() {
    return text;
  }

  String dim() {
    return dim;
  }

  List<String> lines() {
    return lines;
  }
}
