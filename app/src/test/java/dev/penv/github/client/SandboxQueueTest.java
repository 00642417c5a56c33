package dev.penv.github.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penv.github.Check;
import dev.penv.github.MemoryWritings;
import dev.penv.github.Reaction;
import dev.penv.github.WriterQueue;
import dev.penv.github.Writing;
import dev.penv.github.Writing.Urgency;
import dev.penv.sandbox.http.Fault;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What penv wants to stand on GitHub comes to stand there once, whatever goes wrong on the way. */
@Timeout(60)
class SandboxQueueTest {
  private final AtSandbox gitHub = new AtSandbox();
  private WriterQueue queue;
  private boolean faulty;

  @BeforeEach
  void start() {
    queue = new WriterQueue(new MemoryWritings(), gitHub.app.wire(), gitHub.clock, new Random(1));
  }

  @AfterEach
  void stop() {
    queue.close();
    gitHub.close();
  }

  @Test
  void aRunIsSixWritesAndOneToken() throws Exception {
    tellTheStory();
    assertTheStoryStandsOnce();
    assertThat(gitHub.sandbox.requests()).hasSize(7);
  }

  static List<Fault> faults() {
    return List.of(
        new Fault.BadGateway(),
        new Fault.ResetBefore(),
        new Fault.ResetAfter(),
        new Fault.Truncated(),
        new Fault.SecondaryLimit(),
        new Fault.SecondaryLimitFor(Duration.ofSeconds(30)),
        new Fault.PrimaryLimit());
  }

  @ParameterizedTest
  @MethodSource("faults")
  void everyWriteMayGoWrongOnce(Fault fault) throws Exception {
    faulty = true;
    var comment = "/comments/" + gitHub.asked.id() + "/reactions";
    gitHub.sandbox.faults().next(1, "POST", comment, fault);
    gitHub.sandbox.faults().next(1, "POST", "/issues/" + number() + "/comments", fault);
    gitHub.sandbox.faults().next(1, "POST", "/check-runs", fault);
    gitHub.sandbox.faults().next(1, "POST", "/access_tokens", fault);
    tellTheStory();
    assertTheStoryStandsOnce();
  }

  @Test
  void anExpiredTokenStopsNothing() throws Exception {
    put(say("queued"));
    drain();
    gitHub.clock.advance(Duration.ofMinutes(70));
    put(say("done"));
    drain();
    assertThat(gitHub.said()).containsExactly("done");
  }

  @Test
  void aCommentThatAPersonDeletedStaysDeleted() throws Exception {
    put(say("queued"));
    drain();
    gitHub.pull.delete(gitHub.pull.thread().getLast().id(), gitHub.ada);
    put(say("done"));
    drain();
    assertThat(gitHub.said()).isEmpty();
  }

  private void tellTheStory() throws InterruptedException {
    put(new Writing.React(gitHub.repo(), gitHub.asked.id(), Reaction.EYES));
    put(say("queued"));
    put(show(new Check.State.Queued()));
    drain();
    put(show(new Check.State.InProgress()));
    drain();
    put(show(new Check.State.Completed(Check.Conclusion.SUCCESS, gitHub.clock.instant())));
    put(say("done"));
    drain();
  }

  private void assertTheStoryStandsOnce() {
    assertThat(gitHub.said()).containsExactly("done");
    assertThat(gitHub.pull.thread().getFirst().reactions()).hasSize(1);
    assertThat(gitHub.repository.checks().of(gitHub.pull.head()))
        .singleElement()
        .satisfies(run -> {
          assertThat(run.externalId()).isEqualTo("r-1");
          assertThat(run.conclusion()).isEqualTo("success");
        });
  }

  private void put(Writing writing) {
    queue.put(writing);
  }

  /** Lets time pass until nothing is left to be written, which without faults is at once. */
  private void drain() throws InterruptedException {
    if (queue.drain(faulty ? Duration.ZERO : Duration.ofSeconds(30))) return;
    while (!queue.drain(Duration.ofMillis(20))) {
      gitHub.clock.advance(Duration.ofMinutes(5));
      queue.wake();
    }
  }

  private int number() {
    return gitHub.pull.number();
  }

  private Writing.Say say(String body) {
    return new Writing.Say(gitHub.repo(), number(), "run=r-1", body, Urgency.NOW);
  }

  private Writing.Show show(Check.State state) {
    var check =
        new Check(
            state,
            Instant.parse("2026-11-20T12:00:00Z"),
            URI.create("https://penv.example/runs/r-1"),
            "train",
            "summary",
            "",
            List.of(),
            List.of());
    return new Writing.Show(
        gitHub.repo(), gitHub.head(), "penv / train", "r-1", check, Urgency.NOW);
  }
}
