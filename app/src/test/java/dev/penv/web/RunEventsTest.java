package dev.penv.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.penv.run.Outcome;
import dev.penv.run.Phase;
import dev.penv.run.Progress;
import dev.penv.run.Run;
import dev.penv.world.Examples;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class RunEventsTest {
  private static final JsonMapper JSON = new JsonMapper();

  @TempDir private Path folder;
  private Site site;
  private Run run;

  @BeforeEach
  void open() throws IOException {
    site = new Site(folder);
    run = site.add(Examples.train(), Examples.running());
  }

  @AfterEach
  void close() {
    site.close();
  }

  @Test
  void runComesFirstThenTheLogThenWhatIsAppended() throws IOException {
    site.log(run.id(), "old\n");
    try (var reader = read("", "")) {
      assertThat(reader.next("run").data().at("/state").asText()).isEqualTo("live");
      var old = reader.next("log");
      assertThat(old.data().at("/text").asText()).isEqualTo("old\n");
      assertThat(old.data().at("/from").asLong()).isZero();
      assertThat(old.id()).isEqualTo("4");
      site.log(run.id(), "new");
      assertThat(reader.next("log").data().at("/text").asText()).isEqualTo("new");
    }
  }

  @Test
  void readerWhoComesBackMissesNothingAndReadsNothingTwice() throws IOException {
    var random = new Random(3);
    var written = new StringBuilder();
    var read = new StringBuilder();
    var last = "";
    for (int visit = 0; visit < 12; visit++) {
      try (var reader = read("", last)) {
        for (int i = 0; i < 4; i++) {
          var text = "%d é 日本 🙂 %s\n".formatted(visit, "x".repeat(random.nextInt(30_000)));
          written.append(text);
          site.log(run.id(), text);
          if (random.nextBoolean()) continue;
          var chunk = reader.next("log");
          read.append(chunk.data().at("/text").asText());
          last = chunk.id();
        }
      }
    }
    finish();
    try (var reader = read("", last)) {
      for (var event = reader.next(); !event.name().equals("end"); event = reader.next()) {
        if (event.name().equals("log")) read.append(event.data().at("/text").asText());
      }
    }
    assertThat(read.toString()).isEqualTo(written.toString());
  }

  @Test
  void characterIsToldWhenItIsWhole() throws IOException {
    var smile = "🙂".getBytes(StandardCharsets.UTF_8);
    try (var reader = read("", "")) {
      site.log(run.id(), new byte[] {'a', smile[0], smile[1]});
      assertThat(reader.next("log").data().at("/text").asText()).isEqualTo("a");
      site.log(run.id(), new byte[] {smile[2], smile[3], 'b'});
      assertThat(reader.next("log").data().at("/text").asText()).isEqualTo("🙂b");
    }
  }

  @Test
  void endComesAfterTheLastByteEvenOfABrokenCharacter() throws IOException {
    site.log(run.id(), new byte[] {'a', (byte) 0xF0, (byte) 0x9F});
    finish();
    try (var reader = read("", "")) {
      var chunk = reader.next("log");
      assertThat(chunk.data().at("/to").asLong()).isEqualTo(3);
      assertThat(reader.next().name()).isEqualTo("end");
    }
  }

  @Test
  void changesOfTheRunAndItsMeasuresAreTold() throws IOException {
    site.store.measures().keep(run.id(), Examples.measures(2));
    try (var reader = read("", "")) {
      assertThat(reader.next("measures").data().at("/series/0/points").size()).isEqualTo(2);
      site.store.measures().keep(run.id(), Examples.measures(3));
      finish();
      site.clock.advance(Duration.ofSeconds(2));
      assertThat(reader.next("run").data().at("/outcome/exit_code").asInt()).isZero();
      assertThat(reader.next("measures").data().at("/series/0/points").size()).isEqualTo(3);
      assertThat(reader.next().name()).isEqualTo("end");
    }
  }

  @Test
  void changesAreToldThoughTheClockWasSetBack() throws IOException {
    try (var reader = read("", "")) {
      reader.next("run");
      finish();
      site.clock.advance(Duration.ofHours(-5));
      assertThat(reader.next("run").data().at("/outcome/exit_code").asInt()).isZero();
      assertThat(reader.next().name()).isEqualTo("end");
    }
  }

  @Test
  void whoIsFarBehindIsSentToTheEnd() throws IOException {
    site.log(run.id(), "x".repeat(10_000));
    try (var reader = read("from=0&lag=5000", "")) {
      assertThat(reader.next("behind").data().at("/length").asLong()).isEqualTo(10_000);
      assertThat(reader.isAtEnd()).isTrue();
    }
    try (var reader = read("from=9000&lag=5000", "")) {
      assertThat(reader.next("log").data().at("/from").asLong()).isEqualTo(9_000);
    }
  }

  @Test
  void piecesAreBoundedHoweverLongTheLogIs() throws IOException {
    site.log(run.id(), "y".repeat(1_000_000));
    finish();
    try (var reader = read("", "")) {
      var whole = 0;
      for (var event = reader.next("log"); ; event = reader.next()) {
        if (event.name().equals("end")) break;
        assertThat(event.data().at("/text").asText().length()).isLessThanOrEqualTo(16 << 10);
        whole += event.data().at("/text").asText().length();
      }
      assertThat(whole).isEqualTo(1_000_000);
    }
  }

  @Test
  void closingTheServerEndsTheStreams() throws IOException {
    try (var reader = read("", "")) {
      reader.next("run");
      site.server.close();
      assertThat(reader.isAtEnd()).isTrue();
    }
  }

  private void finish() {
    var at = Examples.NOON.plusSeconds(100);
    Progress ended = Examples.running().ended(new Outcome.Succeeded(), at).enter(Phase.ENDED, at);
    site.store.runs().progress(run.id(), ended);
  }

  private Reader read(String query, String lastId) throws IOException {
    var path = "/runs/%s/events%s".formatted(run.id(), query.isEmpty() ? "" : "?" + query);
    return new Reader(site.uri(Site.linked(path, run.id())), lastId);
  }

  private record Event(String name, String id, JsonNode data) {}

  /** Reads events as a browser does. */
  private static final class Reader implements AutoCloseable {
    private final HttpURLConnection connection;
    private final BufferedReader lines;

    Reader(URI uri, String lastId) throws IOException {
      connection = (HttpURLConnection) uri.toURL().openConnection();
      if (!lastId.isEmpty()) connection.setRequestProperty("Last-Event-ID", lastId);
      assertThat(connection.getContentType()).startsWith("text/event-stream");
      lines =
          new BufferedReader(
              new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8));
    }

    Event next(String name) throws IOException {
      var event = next();
      while (!event.name().equals(name)) event = next();
      return event;
    }

    Event next() throws IOException {
      var name = "";
      var id = "";
      var data = "";
      for (var line = line(); ; line = line()) {
        if (line.startsWith("event: ")) name = line.substring(7);
        else if (line.startsWith("id: ")) id = line.substring(4);
        else if (line.startsWith("data: ")) data = line.substring(6);
        else if (line.isEmpty() && !name.isEmpty()) return new Event(name, id, parse(data));
      }
    }

    /** Also when the connection breaks off, as it may when a server ends. */
    boolean isAtEnd() {
      try {
        for (var line = lines.readLine(); line != null; line = lines.readLine()) {
          if (!line.isEmpty() && !line.equals(":")) return false;
        }
        return true;
      } catch (IOException brokenOff) {
        return true;
      }
    }

    private String line() throws IOException {
      var line = lines.readLine();
      if (line == null) throw new AssertionError("the stream ended");
      return line;
    }

    private static JsonNode parse(String data) throws JsonProcessingException {
      return JSON.readTree(data);
    }

    @Override
    public void close() {
      connection.disconnect();
    }
  }
}
