package dev.penv.world;

import dev.penv.sandbox.hub.CheckRun;
import dev.penv.sandbox.hub.Comment;
import dev.penv.sandbox.hub.Issue;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a person sees of a conversation and its checks, as text. */
final class Transcript {
  private Transcript() {}

  static String of(Issue issue, List<CheckRun> checks) {
    return Stream.concat(
            Stream.concat(
                Stream.of("# %s".formatted(issue.title())),
                issue.thread().stream().map(Transcript::of)),
            checks.stream().map(Transcript::of))
        .collect(Collectors.joining("\n\n"))
        .concat("\n");
  }

  private static String of(Comment comment) {
    var reactions = String.join(" ", comment.reactionContents());
    return "## %s%s\n\n%s"
        .formatted(
            comment.author().login(),
            reactions.isEmpty() ? "" : " (" + reactions + ")",
            comment.body());
  }

  private static String of(CheckRun check) {
    var head = "## check `%s`: %s".formatted(check.name(), state(check));
    var output = check.output();
    var parts =
        Stream.concat(
            Stream.of(head, output.title(), output.summary(), output.text()),
            Stream.concat(
                check.annotations().stream().map(Transcript::of),
                check.actions().stream().map(action -> "[" + action.label() + "]")));
    return parts.filter(Transcript::says).collect(Collectors.joining("\n\n"));
  }

  private static boolean says(@Nullable String part) {
    return part != null && !part.isEmpty();
  }

  private static String state(CheckRun check) {
    return check.completed() ? String.valueOf(check.conclusion()) : check.status();
  }

  private static String of(CheckRun.Annotation note) {
    return "%s at %s:%d: %s %s"
        .formatted(note.level(), note.path(), note.startLine(), note.title(), note.message());
  }
}
