package dev.penv.github;

import java.net.URI;
import java.time.Instant;
import java.util.List;

/**
 * What a check run should show. The writer keeps GitHub's limits: 65 535 characters of summary and
 * text, of which it keeps the beginning and the end, and 50 annotations a request.
 *
 * @param summary Markdown
 * @param text Markdown, may be empty
 * @param annotations GitHub can only add to them, so a later value goes on where an earlier ended
 * @param images shown below the text; must be public
 * @param buttons at most 3
 */
public record Check(
    State state,
    Instant startedAt,
    URI details,
    String title,
    String summary,
    String text,
    List<Annotation> annotations,
    List<Image> images,
    List<Button> buttons) {

  public Check {
    if (buttons.size() > 3)
      throw new IllegalArgumentException("GitHub shows 3 buttons: " + buttons);
    annotations = List.copyOf(annotations);
    images = List.copyOf(images);
    buttons = List.copyOf(buttons);
  }

  /** One without images. */
  public Check(
      State state,
      Instant startedAt,
      URI details,
      String title,
      String summary,
      String text,
      List<Annotation> annotations,
      List<Button> buttons) {
    this(state, startedAt, details, title, summary, text, annotations, List.of(), buttons);
  }

  /** Where the check run is. */
  public sealed interface State {
    record Queued() implements State {}

    record InProgress() implements State {}

    record Completed(Conclusion conclusion, Instant at) implements State {}
  }

  /** GitHub's conclusions that an App may set. */
  public enum Conclusion {
    SUCCESS,
    FAILURE,
    NEUTRAL,
    CANCELLED,
    TIMED_OUT,
    ACTION_REQUIRED,
    SKIPPED
  }

  /** A message on a line of a file at the checked commit. */
  public record Annotation(String path, int line, Level level, String title, String message) {
    /** How grave it is. */
    public enum Level {
      NOTICE,
      WARNING,
      FAILURE
    }
  }

  /** A picture, fetched by GitHub without anybody's login. */
  public record Image(URI address, String alt) {}

  /**
   * Shown by GitHub only after completion. Label at most 20 characters, description 40, identifier
   * 20.
   */
  public record Button(String label, String description, String identifier) {
    public Button {
      if (label.length() > 20 || description.length() > 40 || identifier.length() > 20) {
        throw new IllegalArgumentException("too long for a button: " + label);
      }
    }
  }
}
