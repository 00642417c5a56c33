package dev.penv.github;

import static dev.penv.github.Writings.COMMIT;
import static dev.penv.github.Writings.REPO;
import static dev.penv.github.Writings.completed;
import static dev.penv.github.Writings.react;
import static dev.penv.github.Writings.running;
import static dev.penv.github.Writings.say;
import static dev.penv.github.Writings.sayIn;
import static dev.penv.github.Writings.show;
import static org.assertj.core.api.Assertions.assertThat;

import dev.penv.github.Standing.There;
import dev.penv.github.Writing.Urgency;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link WritingStore} keeps. */
public abstract class WritingStoreContract {
  private static final Instant NOON = Instant.parse("2026-11-20T12:00:00.123Z");
  private static final Instant LATER = NOON.plusSeconds(90);

  private WritingStore store;

  /** An empty store. */
  protected abstract WritingStore store() throws Exception;

  @BeforeEach
  void emptyStore() throws Exception {
    store = store();
  }

  @Test
  void keepsEveryPartOfEveryKind() {
    var urgent = Urgency.NOW;
    for (var writing :
        new Writing[] {
          react(1),
          say("run=r-1", "a \u0000-free text, with ünïcode, 🚀 and 'quotes'", urgent),
          show("r-1", completed("done", 3), urgent),
          show("r-2", running("going"), Urgency.EVENTUALLY),
          new Writing.Show(REPO, COMMIT, "n", "r-3", queuedWithButton(), urgent),
        }) {
      var first = Intent.first(writing, NOON);
      assertThat(put(writing, NOON)).isEqualTo(first);
      assertThat(kept(first)).isEqualTo(first);
    }
  }

  @Test
  void keepsEveryStanding() {
    var first = Intent.first(say("run=r-1", "a", Urgency.NOW), NOON);
    store.change(first, present -> present);
    for (var standing :
        new Standing[] {
          new Standing.Doubtful(),
          new There(17, 3, NOON),
          new Standing.Gone(),
          new Standing.Unwritten()
        }) {
      var changed = standing(first, standing);
      assertThat(store.change(first, _ -> changed)).isEqualTo(changed);
      assertThat(kept(first)).isEqualTo(changed);
    }
  }

  @Test
  void changesWhatIsThereAndNotTheFirst() {
    var first = put(say("run=r-1", "a", Urgency.NOW), NOON);
    var failed =
        store.change(first, present -> present.back(present.standing(), "busy").failed(LATER));
    assertThat(failed.failures()).isEqualTo(1);
    assertThat(kept(first)).isEqualTo(first.back(first.standing(), "busy").failed(LATER));
  }

  @Test
  void lanesComeInOrderThenWhoeverIsDueLongest() {
    put(say("b", "text", Urgency.EVENTUALLY), NOON.plusSeconds(1));
    put(say("a", "text", Urgency.EVENTUALLY), NOON);
    put(show("r-1", completed("done", 0), Urgency.NOW), NOON.plusSeconds(2));
    put(react(9), NOON.plusSeconds(3));

    assertThat(keyOfNext(LATER)).isEqualTo(react(9).key());
    settle(react(9));
    assertThat(keyOfNext(LATER)).startsWith("show/");
    assertThat(keyOfNext(NOON.plusSeconds(1))).isEqualTo("say/11/7/a");
    settle(say("a", "text", Urgency.EVENTUALLY));
    assertThat(keyOfNext(NOON.plusSeconds(1))).isEqualTo("say/11/7/b");
  }

  @Test
  void whatAnInstallationHadToWriteIsDropped() {
    put(say("a", "text", Urgency.NOW), NOON);
    store.drop(6);
    assertThat(store.next(5, LATER)).isPresent();
    store.drop(5);
    assertThat(store.next(5, LATER)).isEmpty();
    assertThat(store.open()).isEmpty();
  }

  @Test
  void nothingIsNextBeforeItIsDue() {
    var intent = put(react(9), NOON);
    store.change(intent, present -> present.back(present.standing(), "busy").failed(LATER));
    assertThat(store.next(5, LATER.minusMillis(1))).isEmpty();
    assertThat(store.due(5)).contains(LATER);
    assertThat(store.next(5, LATER)).isPresent();
  }

  @Test
  void installationsDoNotSeeEachOther() {
    put(sayIn(1, "a", "text"), NOON);
    put(sayIn(2, "b", "text"), NOON.plusSeconds(5));
    assertThat(store.open()).containsExactlyInAnyOrder(1L, 2L);
    assertThat(store.next(1, LATER).orElseThrow().desired().key()).endsWith("/a");
    assertThat(store.due(2)).contains(NOON.plusSeconds(5));
    assertThat(store.due(3)).isEmpty();
  }

  @Test
  void whatIsWrittenOrGoneIsNotOpen() {
    var written = say("a", "text", Urgency.NOW);
    var gone = put(say("b", "text", Urgency.NOW), NOON);
    put(written, NOON);
    settle(written);
    store.change(gone, Intent::gone);
    assertThat(store.open()).isEmpty();
    assertThat(store.next(5, LATER)).isEmpty();
    assertThat(store.due(5)).isEmpty();

    put(say("a", "other text", Urgency.NOW), NOON);
    put(say("b", "other text", Urgency.NOW), NOON);
    assertThat(keyOfNext(LATER)).endsWith("/a");
  }

  @Test
  void forgetsOnlyWhatIsSettledAndOld() {
    put(say("open", "text", Urgency.NOW), NOON);
    put(say("old", "text", Urgency.NOW), NOON);
    put(say("new", "text", Urgency.NOW), LATER);
    settle(say("old", "text", Urgency.NOW));
    settle(say("new", "text", Urgency.NOW));

    assertThat(store.forget(LATER)).isEqualTo(1);
    assertThat(kept(Intent.first(say("new", "x", Urgency.NOW), NOON)).open()).isFalse();
    assertThat(keyOfNext(LATER)).endsWith("/open");
  }

  @Test
  void changesOfOneKeyDoNotLoseEachOther() throws Exception {
    var first = put(react(9), NOON);
    var start = new CountDownLatch(1);
    try (var threads = Executors.newFixedThreadPool(8)) {
      var changes =
          IntStream.range(0, 64)
              .mapToObj(_ ->
                  threads.submit(() -> {
                    start.await();
                    return store.change(first, present -> present.failed(NOON));
                  }))
              .toList();
      start.countDown();
      for (var change : changes) change.get();
    }
    assertThat(kept(first).failures()).isEqualTo(64);
  }

  private Intent put(Writing writing, Instant at) {
    return store.change(Intent.first(writing, at), present -> present.asked(writing, at));
  }

  private void settle(Writing writing) {
    var there = new There(1, 0, NOON);
    store.change(Intent.first(writing, NOON), present -> present.written(writing, there));
  }

  private Intent kept(Intent first) {
    return store.change(first, present -> present);
  }

  private String keyOfNext(Instant now) {
    return store.next(5, now).orElseThrow().desired().key();
  }

  private static Intent standing(Intent intent, Standing standing) {
    return new Intent(
        intent.desired(),
        intent.since(),
        LATER.plus(Duration.ofMillis(1)),
        standing,
        "",
        Lane.UPDATE,
        LATER,
        3,
        "why");
  }

  private static Check queuedWithButton() {
    var check = running("soon");
    return new Check(
        new Check.State.Queued(),
        check.startedAt(),
        check.details(),
        check.title(),
        check.summary(),
        "the text",
        check.annotations(),
        List.of(new Check.Button("Run again", "the same once more", "rerun")));
  }
}
