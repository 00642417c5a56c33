package dev.penv.event;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.penv.event.Event.CommentPosted;
import dev.penv.github.Account;
import dev.penv.github.GitHub;
import dev.penv.github.Repo;
import dev.penv.world.TestClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DeliveriesTest {
  private static final Repo REPO = new Repo(42, "octo", "hello", 5);
  private static final int TRIES = 7;
  private static final Account ADA = new Account(1, "ada", false);

  private final MemoryInbox inbox = new MemoryInbox();
  private final BlockingQueue<String> handled = new LinkedBlockingQueue<>();
  private final BlockingQueue<String> givenUp = new LinkedBlockingQueue<>();
  private Consumer<CommentPosted> refusal = posted -> givenUp.add(posted.body());
  private @Nullable Deliveries deliveries;
  private @Nullable Thread worker;

  @AfterEach
  void end() {
    if (deliveries != null) deliveries.shutDown();
    if (worker != null) worker.interrupt();
  }

  @Test
  void orderIsKeptWithinAConversation() throws InterruptedException {
    var said = new ArrayList<String>();
    for (int i = 0; i < 50; i++) {
      accept(7, "c" + i);
      said.add("c" + i);
    }
    start(posted -> handled.add(posted.body()));
    assertThat(take(50)).isEqualTo(said);
  }

  @Test
  void oneConversationDoesNotHoldAnotherUp() throws InterruptedException {
    var slow = new CountDownLatch(1);
    accept(7, "slow");
    accept(8, "quick");
    start(posted -> {
      if (posted.number() == 7) await(slow);
      handled.add(posted.body());
    });
    assertThat(take(1)).containsExactly("quick");
    slow.countDown();
    assertThat(take(1)).containsExactly("slow");
  }

  @Test
  void whatFailsIsTriedAgainBeforeWhatFollows() throws InterruptedException {
    var tries = new AtomicInteger();
    accept(7, "first");
    accept(7, "second");
    start(posted -> {
      if (tries.incrementAndGet() < 3) throw new IllegalStateException("GitHub is away");
      handled.add(posted.body());
    });
    assertThat(take(2)).containsExactly("first", "second");
  }

  @Test
  void aStackThatOverflowsDoesNotSilenceTheConversation() throws InterruptedException {
    var tries = new AtomicInteger();
    accept(7, "deep");
    accept(7, "next");
    start(posted -> {
      if (tries.incrementAndGet() == 1) throw new StackOverflowError();
      handled.add(posted.body());
    });
    assertThat(take(2)).containsExactly("deep", "next");
  }

  @Test
  void anInboxThatFailsForAWhileLosesNothing() throws InterruptedException {
    accept(7, "one");
    inbox.failNext(2);
    start(posted -> handled.add(posted.body()));
    assertThat(take(1)).containsExactly("one");
  }

  @Test
  void whatWasUnderWayAtShutdownStaysInTheInbox() throws InterruptedException {
    var begun = new CountDownLatch(1);
    accept(7, "long");
    start(_ -> {
      begun.countDown();
      await(new CountDownLatch(1));
    });
    await(begun);
    deliveries().shutDown();
    assertThat(inbox.pending(0, 10)).hasSize(1);
  }

  @Test
  void whatCannotBeReadIsDroppedAndHoldsNothingUp() throws InterruptedException {
    accept(7, "poison");
    accept(7, "good");
    start(posted -> handled.add(posted.body()));
    assertThat(take(1)).containsExactly("good");
  }

  @Test
  void whatFailsForHoursIsToldAndDropped() throws InterruptedException {
    var tries = new AtomicInteger();
    accept(7, "hopeless");
    accept(7, "next");
    start(posted -> {
      if (posted.body().equals("hopeless")) {
        tries.incrementAndGet();
        throw new IllegalStateException("GitHub is away");
      }
      handled.add(posted.body());
    });
    assertThat(take(1)).containsExactly("next");
    assertThat(tries).hasValue(TRIES);
    assertThat(givenUp).containsExactly("hopeless");
    awaitDropped(2);
  }

  @Test
  void whatGitHubRefusesIsToldSoon() throws InterruptedException {
    var tries = new AtomicInteger();
    accept(7, "forbidden");
    start(_ -> {
      tries.incrementAndGet();
      throw new GitHub.Refused("403", new IllegalStateException());
    });
    awaitDropped(1);
    assertThat(givenUp).containsExactly("forbidden");
    assertThat(tries).hasValue(5);
  }

  @Test
  void whoCannotEvenBeToldHoldsNobodyUp() throws InterruptedException {
    refusal =
        _ -> {
          throw new IllegalStateException("the comment breaks whoever reads it");
        };
    accept(7, "poisonous");
    accept(7, "next");
    start(posted -> {
      if (posted.body().equals("poisonous")) throw new IllegalStateException("unreadable");
      handled.add(posted.body());
    });
    assertThat(take(1)).containsExactly("next");
    awaitDropped(2);
  }

  @Test
  void whatWasHandledIsNotHandledAgainBecauseItCouldNotBeDropped() throws InterruptedException {
    inbox.failNextDrops(3 * TRIES);
    accept(7, "once");
    accept(7, "then");
    start(posted -> handled.add(posted.body()));
    assertThat(take(2)).containsExactly("once", "then");
    awaitDropped(2);
    assertThat(handled).isEmpty();
    assertThat(givenUp).isEmpty();
  }

  @Test
  void aCommentIsFoundNoMoreOnceItsWebhookWasHandled() throws InterruptedException {
    accept(7, "said");
    start(posted -> handled.add(posted.body()));
    take(1);
    awaitDropped(1);
    assertThat(
            inbox.accept(
                new Delivery(Retold.guid("said".hashCode()), "", TestClock.NOON, new byte[0])))
        .isFalse();
  }

  @Test
  void aWebhookIsNotHandledOnceItsCommentWasFound() throws InterruptedException {
    inbox.acceptUnused(Retold.guid("found".hashCode()));
    accept(7, "found");
    accept(7, "other");
    start(posted -> handled.add(posted.body()));
    assertThat(take(1)).containsExactly("other");
    awaitDropped(2);
    assertThat(handled).isEmpty();
  }

  private void awaitDropped(int count) throws InterruptedException {
    inbox.awaitDropped(count);
    assertThat(inbox.pending(0, 10)).isEmpty();
  }

  private record Listener(Consumer<CommentPosted> handler, Consumer<CommentPosted> refusal)
      implements Handler {
    @Override
    public void handle(Event event) {
      handler.accept((CommentPosted) event);
    }

    @Override
    public void givenUp(Event event) {
      refusal.accept((CommentPosted) event);
    }
  }

  private void accept(int number, String body) {
    inbox.accept(
        new Delivery(number + " " + body, "issue_comment", TestClock.NOON, body.getBytes(UTF_8)));
  }

  private void start(Consumer<CommentPosted> handler) {
    deliveries =
        new Deliveries(
            inbox,
            DeliveriesTest::parse,
            new Listener(handler, refusal),
            new Retries(Duration.ofMillis(1), Duration.ofMillis(1), TRIES, Thread::sleep));
    worker = Thread.ofVirtual().start(this::work);
  }

  private void work() {
    try {
      deliveries().run();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Deliveries deliveries() {
    return Optional.ofNullable(deliveries).orElseThrow();
  }

  private static Optional<Event> parse(Delivery delivery) {
    var words = delivery.guid().split(" ", -1);
    if (words[1].equals("poison")) throw new IllegalStateException("unreadable");
    var number = Integer.parseInt(words[0]);
    var id = words[1].hashCode();
    return Optional.of(
        new CommentPosted(REPO, number, true, true, id, ADA, false, words[1], Instant.EPOCH));
  }

  private List<String> take(int count) throws InterruptedException {
    var taken = new ArrayList<String>();
    for (int i = 0; i < count; i++) {
      var one = handled.poll(20, TimeUnit.SECONDS);
      if (one == null) throw new AssertionError("only " + taken + " were handled");
      taken.add(one);
    }
    return taken;
  }

  private static void await(CountDownLatch latch) {
    try {
      if (!latch.await(20, TimeUnit.SECONDS)) throw new AssertionError("it never came");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("shut down", e);
    }
  }
}
