package dev.penv.sandbox.hub;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A check run as it stands at one moment. What may be null is null in GitHub's answers too.
 *
 * @param annotations all so far, each change appends
 */
public record CheckRun(
    long id,
    String name,
    String headSha,
    CheckSuite suite,
    String status,
    @Nullable String conclusion,
    Instant startedAt,
    @Nullable Instant completedAt,
    @Nullable String detailsUrl,
    @Nullable String externalId,
    Output output,
    List<Annotation> annotations,
    List<Action> actions) {

  /** What the check says. */
  public record Output(
      @Nullable String title, @Nullable String summary, @Nullable String text, List<Image> images) {
    static final Output NONE = new Output(null, null, null, List.of());
  }

  /** A picture of the output. */
  public record Image(String alt, String url, @Nullable String caption) {}

  /** A message on lines of a file. */
  public record Annotation(
      String path,
      int startLine,
      int endLine,
      @Nullable Integer startColumn,
      @Nullable Integer endColumn,
      String level,
      String message,
      @Nullable String title,
      @Nullable String rawDetails) {}

  /** A button, shown after completion. */
  public record Action(String label, String description, String identifier) {}

  /** What a request wants to change; null leaves as it is. */
  public record Change(
      @Nullable String name,
      @Nullable String detailsUrl,
      @Nullable String externalId,
      @Nullable String status,
      @Nullable String conclusion,
      @Nullable Instant startedAt,
      @Nullable Instant completedAt,
      @Nullable Output output,
      List<Annotation> annotations,
      @Nullable List<Action> actions) {}

  static CheckRun queued(long id, String headSha, CheckSuite suite, Instant now) {
    return new CheckRun(
        id,
        "",
        headSha,
        suite,
        "queued",
        null,
        now,
        null,
        null,
        null,
        Output.NONE,
        List.of(),
        List.of());
  }

  CheckRun with(Change change, Instant now) {
    var concluded = change.conclusion() != null;
    var status = concluded ? "completed" : or(change.status(), this.status);
    var completed = status.equals("completed");
    return new CheckRun(
        id,
        or(change.name(), name),
        headSha,
        suite,
        status,
        completed ? concluded ? change.conclusion() : conclusion : null,
        or(change.startedAt(), startedAt),
        completed ? orNull(change.completedAt(), completedAt == null ? now : completedAt) : null,
        orNull(change.detailsUrl(), detailsUrl),
        orNull(change.externalId(), externalId),
        or(change.output(), output),
        Stream.concat(annotations.stream(), change.annotations().stream()).toList(),
        or(change.actions(), actions));
  }

  private static <T> T or(@Nullable T wanted, T current) {
    return wanted == null ? current : wanted;
  }

  private static <T> @Nullable T orNull(@Nullable T wanted, @Nullable T current) {
    return wanted == null ? current : wanted;
  }

  public boolean completed() {
    return status.equals("completed");
  }
}
