package dev.penv.archive;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What every archive of logs does. */
@Timeout(30)
abstract class LogsContract {
  private static final String RUN = "r-abcd";

  abstract Logs logs() throws IOException;

  private static void append(Logs logs, long expected, String text) throws IOException {
    var bytes = text.getBytes(UTF_8);
    logs.append(RUN, expected, bytes, 0, bytes.length);
  }

  private static String copy(Logs logs, long from, long to) throws IOException {
    var out = new ByteArrayOutputStream();
    logs.copy(RUN, from, to, out);
    return out.toString(UTF_8);
  }

  @Test
  void unknownRunHasAnEmptyLog() throws IOException {
    assertThat(logs().length(RUN)).isZero();
    assertThat(copy(logs(), 0, 10)).isEmpty();
    logs().delete(RUN);
  }

  @Test
  void lengthIsWhereToGoOn() throws IOException {
    var logs = logs();
    append(logs, 0, "one ");
    append(logs, logs.length(RUN), "two");
    assertThat(logs.length(RUN)).isEqualTo(7);
    assertThat(copy(logs, 0, Long.MAX_VALUE)).isEqualTo("one two");
  }

  @Test
  void partOfABufferIsAppended() throws IOException {
    var logs = logs();
    logs.append(RUN, 0, "xxmiddlexx".getBytes(UTF_8), 2, 6);
    assertThat(copy(logs, 0, 100)).isEqualTo("middle");
  }

  @Test
  void appendElsewhereThanAtTheEndIsRefused() throws IOException {
    var logs = logs();
    append(logs, 0, "one");
    assertThatThrownBy(() -> append(logs, 0, "again")).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> append(logs, 4, "later")).isInstanceOf(IOException.class);
    assertThat(copy(logs, 0, 100)).isEqualTo("one");
  }

  @Test
  void ofTwoAppendsAtTheSamePlaceOneIsRefused() throws Exception {
    var logs = logs();
    var refused = new AtomicInteger();
    Callable<Void> appender =
        () -> {
          for (int round = 0; round < 100; round++) {
            try {
              append(logs, round * 5L, "%04d\n".formatted(round));
            } catch (IOException other) {
              refused.incrementAndGet();
              logs.awaitBeyond(RUN, round * 5L, 10_000);
            }
          }
          return null;
        };
    try (var threads = Executors.newFixedThreadPool(4)) {
      for (var done : threads.invokeAll(Collections.nCopies(4, appender))) done.get();
    }
    assertThat(refused).hasValue(300);
    assertThat(copy(logs, 0, 10_000)).hasLineCount(100).startsWith("0000\n0001\n");
  }

  @Test
  void rangesAreBoundedByTheLength() throws IOException {
    var logs = logs();
    append(logs, 0, "0123456789");
    assertThat(copy(logs, 3, 5)).isEqualTo("34");
    assertThat(copy(logs, 8, 100)).isEqualTo("89");
    assertThat(copy(logs, 10, 100)).isEmpty();
    assertThat(copy(logs, 50, 100)).isEmpty();
    assertThat(copy(logs, 5, 3)).isEmpty();
  }

  @Test
  void whoWaitsIsWokenByAnAppend() throws Exception {
    var logs = logs();
    append(logs, 0, "one");
    var woken =
        CompletableFuture.supplyAsync(() -> {
          try {
            return logs.awaitBeyond(RUN, 3, 20_000);
          } catch (InterruptedException shutdown) {
            throw new IllegalStateException(shutdown);
          }
        });
    append(logs, 3, " two");
    assertThat(woken.get()).isEqualTo(7);
  }

  @Test
  void waitingEndsAtItsLimit() throws Exception {
    assertThat(logs().awaitBeyond(RUN, 0, 20)).isZero();
  }

  @Test
  void deletedLogBeginsAnew() throws IOException {
    var logs = logs();
    append(logs, 0, "old");
    logs.force(RUN);
    logs.delete(RUN);
    append(logs, 0, "new");
    assertThat(copy(logs, 0, 100)).isEqualTo("new");
  }

  @Test
  void namesThatLeadElsewhereAreRefused() throws IOException {
    var logs = logs();
    for (var name : new String[] {"", ".", "..", "../x", "a/b", "/etc/passwd", "a\0b", ".x"}) {
      assertThatThrownBy(() -> logs.length(name)).isInstanceOf(IllegalArgumentException.class);
    }
  }
}
