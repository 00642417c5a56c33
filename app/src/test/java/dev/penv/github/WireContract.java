package dev.penv.github;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penv.github.Answer.Absent;
import dev.penv.github.Answer.Stands;
import dev.penv.github.Check.Annotation;
import dev.penv.github.Writing.Urgency;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every {@link Wire} does. The fake of the queue's tests is held to it as well. */
public abstract class WireContract {
  private static final Instant SINCE = Instant.parse("2026-11-20T12:00:00Z");

  protected abstract Wire wire();

  protected abstract Repo repo();

  /** A commit of the repository. */
  protected abstract CommitId commit();

  /** A pull request of the repository. */
  protected abstract int number();

  /** A comment of somebody in that pull request. */
  protected abstract long comment();

  /** What comments of ours stand there, without their marks. */
  protected abstract List<String> said();

  /** Somebody deletes a comment. */
  protected abstract void delete(long comment);

  @Test
  void aCommentIsMadeFoundAndChanged() {
    assertThat(wire().find(say("run=r-1", "one"), SINCE)).isEqualTo(new Absent());
    long id = stands(wire().create(say("run=r-1", "one"))).id();
    assertThat(wire().find(say("run=r-1", "whatever"), SINCE)).isEqualTo(new Stands(id, 0));
    assertThat(wire().update(say("run=r-1", "two"), id)).isEqualTo(new Stands(id, 0));
    assertThat(said()).containsExactly("two");
  }

  @Test
  void commentsAreToldApartByTheirMarks() {
    long one = stands(wire().create(say("run=r-1", "one"))).id();
    long two = stands(wire().create(say("run=r-10", "two"))).id();
    assertThat(wire().find(say("run=r-1", ""), SINCE)).isEqualTo(new Stands(one, 0));
    assertThat(wire().find(say("run=r-10", ""), SINCE)).isEqualTo(new Stands(two, 0));
    assertThat(wire().find(say("run=r-", ""), SINCE)).isEqualTo(new Absent());
  }

  @Test
  void aDeletedCommentIsAbsent() {
    long id = stands(wire().create(say("run=r-1", "one"))).id();
    delete(id);
    assertThat(wire().update(say("run=r-1", "two"), id)).isEqualTo(new Absent());
    assertThat(wire().find(say("run=r-1", "two"), SINCE)).isEqualTo(new Absent());
  }

  @Test
  void aReactionTwiceIsOne() {
    var react = new Writing.React(repo(), comment(), Reaction.EYES);
    var first = stands(wire().create(react));
    assertThat(wire().create(react)).isEqualTo(first);
    assertThat(wire().create(new Writing.React(repo(), comment(), Reaction.ROCKET)))
        .isNotEqualTo(first);
    assertThat(wire().find(react, SINCE)).isEqualTo(new Absent());
  }

  @Test
  void aCheckRunIsMadeFoundAndChanged() {
    var queued = new Check.State.Queued();
    assertThat(wire().find(show("r-1", queued, 0), SINCE)).isEqualTo(new Absent());
    long id = stands(wire().create(show("r-1", queued, 0))).id();
    long other = stands(wire().create(show("r-2", queued, 0))).id();
    assertThat(wire().find(show("r-1", queued, 0), SINCE)).isEqualTo(new Stands(id, 0));
    assertThat(wire().find(show("r-2", queued, 0), SINCE)).isEqualTo(new Stands(other, 0));
    var done = new Check.State.Completed(Check.Conclusion.SUCCESS, SINCE);
    assertThat(wire().update(show("r-1", done, 0), id)).isEqualTo(new Stands(id, 0));
    assertThat(wire().find(show("r-1", done, 0), SINCE)).isEqualTo(new Stands(id, 0));
  }

  @Test
  void annotationsAddUp() {
    var running = new Check.State.InProgress();
    var made = stands(wire().create(show("r-1", running, 50)));
    assertThat(made.annotations()).isEqualTo(50);
    assertThat(stands(wire().update(show("r-1", running, 3), made.id())).annotations())
        .isEqualTo(53);
    assertThat(stands(wire().update(show("r-1", running, 0), made.id())).annotations())
        .isEqualTo(53);
    assertThat(wire().find(show("r-1", running, 0), SINCE)).isEqualTo(new Stands(made.id(), 53));
  }

  private Writing.Say say(String marker, String body) {
    return Fit.say(new Writing.Say(repo(), number(), marker, body, Urgency.NOW));
  }

  private Writing.Show show(String id, Check.State state, int annotations) {
    var notes =
        IntStream.rangeClosed(1, annotations)
            .mapToObj(line -> new Annotation("a.json", line, Annotation.Level.NOTICE, "t", "m"))
            .toList();
    var details = URI.create("https://penv.example/runs/" + id);
    var check = new Check(state, SINCE, details, "train", "summary", "", notes, List.of());
    return new Writing.Show(repo(), commit(), "penv / train", id, check, Urgency.NOW);
  }

  private static Stands stands(Answer answer) {
    assertThat(answer).isInstanceOf(Stands.class);
    return (Stands) answer;
  }
}
