package dev.penv.github;

import dev.penv.github.Check.State;
import dev.penv.github.Writing.Urgency;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/** Examples of what penv wants to stand on GitHub. */
final class Writings {
  static final Repo REPO = new Repo(11, "ada", "engine", 5);
  static final CommitId COMMIT = new CommitId("3f2a91c0000000000000000000000000000000ab");

  private Writings() {}

  static Writing.React react(long comment) {
    return new Writing.React(REPO, comment, Reaction.EYES);
  }

  static Writing.Say say(String marker, String body, Urgency urgency) {
    return new Writing.Say(REPO, 7, marker, body, urgency);
  }

  static Writing.Say sayIn(long installation, String marker, String body) {
    var repo = new Repo(100 + installation, "bob", "loom", installation);
    return new Writing.Say(repo, 7, marker, body, Urgency.NOW);
  }

  static Writing.Show show(String id, Check check, Urgency urgency) {
    return new Writing.Show(REPO, COMMIT, "penv / train", id, check, urgency);
  }

  static Check running(String summary) {
    return check(new State.InProgress(), summary, 0);
  }

  static Check succeeded(String summary) {
    return completed(summary, 0);
  }

  static Check completed(String summary, int annotations) {
    var at = Instant.parse("2026-11-20T12:30:00Z");
    return check(new State.Completed(Check.Conclusion.SUCCESS, at), summary, annotations);
  }

  private static Check check(State state, String summary, int annotations) {
    var notes =
        IntStream.range(0, annotations)
            .mapToObj(line ->
                new Check.Annotation(
                    "a.json", line + 1, Check.Annotation.Level.WARNING, "odd", "line " + line))
            .toList();
    return new Check(
        state,
        Instant.parse("2026-11-20T12:00:00Z"),
        URI.create("https://penv.example/runs/r-7f3k"),
        "train",
        summary,
        "",
        notes,
        List.of());
  }
}
