package dev.penv.web;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.penv.github.Account;
import dev.penv.github.Permission;
import dev.penv.run.Run;
import dev.penv.world.Eventually;
import dev.penv.world.Examples;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** One visitor who asks for very much, and all others. */
@Timeout(120)
class CrowdTest {
  private static final Account EVE = new Account(3, "eve", false);

  @TempDir private Path folder;
  private Site site;
  private Run run;
  private Visitors.Guest bob;
  private Visitors.Guest eve;
  private final List<Socket> readers = new ArrayList<>();

  @BeforeEach
  void open() throws IOException {
    site = Site.withLogin(folder);
    run = site.add(Examples.train(), Examples.running());
    site.visitors.permissions.grant(Visitors.BOB, Permission.READ);
    site.visitors.permissions.grant(EVE, Permission.READ);
    bob = site.visitors.guest(Visitors.BOB);
    eve = site.visitors.guest(EVE);
    // Six times as long in JSON, so that the system's buffers do not take an answer whole.
    site.log(run.id(), ("\u001b".repeat(1_000) + "\n").repeat(16_000));
  }

  @AfterEach
  void close() throws IOException {
    for (var reader : readers) reader.close();
    site.close();
  }

  @Test
  void whoWatchesTooMuchIsSentAwayAndNobodyElseIs() throws IOException {
    for (int i = 0; i < RunEvents.MOST_OF_ONE; i++) stalled(bob, "/events");
    Eventually.holds(() -> "all are open", () -> streams() == RunEvents.MOST_OF_ONE);

    assertIsSentAway(get(bob, "/events"));
    stalled(eve, "/events");
    Eventually.holds(() -> "hers is open", () -> streams() == RunEvents.MOST_OF_ONE + 1);
    assertThat(get(bob, "").statusCode()).isEqualTo(200);

    for (var reader : readers) reader.close();
    Eventually.holds(() -> "all are given back", () -> noticed() && streams() == 0);
  }

  /** Time goes on, so that penv finds out who has left. */
  private boolean noticed() {
    site.clock.advance(Duration.ofSeconds(11));
    return true;
  }

  @Test
  void whoReadsSlowlyHoldsNoMoreThanTheirOwnShare() throws IOException {
    // One that was sent away itself, as somebody else looked just then, is made up for.
    while (get(bob, "/log/lines?count=1").statusCode() == 200) {
      stalled(bob, "/log/lines?count=2000");
    }

    assertIsSentAway(get(bob, "/log/search?q=y"));
    assertThat(get(eve, "/log/lines?count=1").statusCode()).isEqualTo(200);
    assertThat(get(eve, "/log/search?q=y").statusCode()).isEqualTo(200);

    for (var reader : readers) reader.close();
    Eventually.holds(
        () -> "all are given back", () -> get(bob, "/log/search?q=y").statusCode() == 200);
  }

  @Test
  void manySearchesAtOnceKeepNobodyElseFromSearching() throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var search = (Callable<HttpResponse<String>>) () -> get(bob, "/log/search?q=y");
      var asked = IntStream.range(0, 200).mapToObj(_ -> threads.submit(search)).toList();
      for (int i = 0; i < 5; i++) {
        assertThat(get(eve, "/log/search?q=y").statusCode()).isEqualTo(200);
      }
      for (var each : asked) assertThat(each.get().statusCode()).isIn(200, 429);
      assertThat(asked).anyMatch(each -> each.resultNow().statusCode() == 200);
      assertThat(asked).anyMatch(each -> each.resultNow().statusCode() == 429);
    }
    assertThat(get(bob, "/log/search?q=y").statusCode()).isEqualTo(200);
  }

  private static void assertIsSentAway(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).isEqualTo(429);
    assertThat(answer.headers().firstValue("Retry-After")).isPresent();
    assertThat(answer.body()).contains("Try again in a moment");
  }

  private double streams() {
    return site.asOperator("/metrics")
        .body()
        .lines()
        .filter(line -> line.startsWith("penv_pages_streams "))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.indexOf(' '))))
        .sum();
  }

  /** Asks, and reads nothing. */
  private void stalled(Visitors.Guest guest, String path) throws IOException {
    var reader = new Socket();
    readers.add(reader);
    reader.setReceiveBufferSize(4 << 10);
    reader.connect(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), site.port));
    var request =
        "GET /runs/%s%s HTTP/1.1\r\nHost: 127.0.0.1\r\nCookie: %s\r\n\r\n"
            .formatted(run.id(), path, guest.cookie());
    reader.getOutputStream().write(request.getBytes(US_ASCII));
  }

  private HttpResponse<String> get(Visitors.Guest guest, String path) {
    return site.get("/runs/" + run.id() + path, "Cookie", guest.cookie());
  }
}
