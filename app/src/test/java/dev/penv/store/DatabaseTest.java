package dev.penv.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class DatabaseTest {
  @TempDir private Path folder;
  private Database database;

  @BeforeEach
  void open() {
    database = Database.open(folder.resolve("test.db"));
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void failingWriteTakesNoOtherOfItsCommitWithIt() throws Exception {
    var runs = new AtomicInteger();
    var answers =
        atOnce(
            20,
            i ->
                handle -> {
                  runs.incrementAndGet();
                  return i == 7
                      ? handle.execute("insert into nowhere values (1)")
                      : insert(handle, i);
                });
    for (int i = 0; i < 20; i++) {
      if (i != 7) assertThat(answers.get(i).get()).isEqualTo(1);
    }
    assertThatThrownBy(answers.get(7)::get)
        .isInstanceOf(ExecutionException.class)
        .hasCauseInstanceOf(StoreFailure.class);
    assertThat(count()).isEqualTo(19);
    assertThat(runs).as("they shared a commit, and ran again alone").hasValueGreaterThan(20);
  }

  @Test
  void failedWorkLeavesNothingBehind() {
    assertThatThrownBy(() -> database.write(DatabaseTest::insertAndThrow))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("changed my mind");
    assertThat(count()).isZero();
  }

  @Test
  void writesInOrderOfTheirArrival() throws Exception {
    var order = new ArrayList<Integer>();
    atOnce(50, i -> handle -> order.add(i) ? insert(handle, i) : 0).getLast().get();
    assertThat(order).isSorted().hasSize(50);
  }

  @Test
  void readersCannotWrite() {
    assertThatThrownBy(() -> database.read(handle -> insert(handle, 1)))
        .isInstanceOf(StoreFailure.class);
  }

  @Test
  void readSeesWhatWasWrittenBefore() {
    database.write(handle -> insert(handle, 1));
    assertThat(count()).isEqualTo(1);
  }

  @Test
  void interruptedCallerGetsItsAnswerAndStaysInterrupted() {
    Thread.currentThread().interrupt();
    int inserted = database.write(handle -> insert(handle, 1));
    assertThat(inserted).isEqualTo(1);
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void everyCommitIsForcedToTheDisk() {
    assertThat(pragma("synchronous")).isEqualTo("2");
    assertThat(pragma("journal_mode")).isEqualTo("wal");
    assertThat(pragma("foreign_keys")).isEqualTo("1");
  }

  /** Has them wait in line behind one write, in order, then lets all go. */
  private List<FutureTask<Integer>> atOnce(int count, IntFunction<Database.Work<Integer>> works)
      throws Exception {
    var begun = new CountDownLatch(1);
    var go = new CompletableFuture<Instant>();
    Thread.ofVirtual()
        .start(() ->
            database.write(_ -> {
              begun.countDown();
              return go.join();
            }));
    begun.await();
    var answers = new ArrayList<FutureTask<Integer>>();
    for (int i = 0; i < count; i++) {
      var work = works.apply(i);
      var answer = new FutureTask<>(() -> database.write(work));
      answers.add(answer);
      var thread = Thread.ofVirtual().start(answer);
      while (thread.getState() != Thread.State.WAITING) Thread.onSpinWait();
    }
    go.complete(Instant.EPOCH);
    return answers;
  }

  private String pragma(String name) {
    return database.write(handle -> handle.createQuery("pragma " + name).mapTo(String.class).one());
  }

  private int count() {
    return database.read(
        handle -> handle.createQuery("select count(*) from step").mapTo(Integer.class).one());
  }

  private static int insert(Handle handle, int name) {
    return handle.execute("insert into step values ('line', ?, '{}', 0)", name);
  }

  private static int insertAndThrow(Handle handle) {
    insert(handle, 1);
    throw new IllegalArgumentException("changed my mind");
  }
}
