package dev.penv.store;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.penv.event.Inbox.Accepted;
import dev.penv.world.TestClock;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that writes is killed again and again; whatever it was told is durable, is there. */
class KillTest {
  private static final String[] KINDS = {"delivery", "step", "signal", "handled"};

  @TempDir private Path folder;
  private final Map<String, Set<String>> told = new TreeMap<>();

  @Test
  void nothingAcknowledgedIsLost() throws Exception {
    kill(3, new Random(1));
  }

  @Test
  @Tag("slow")
  void nothingAcknowledgedIsLostInAHundredKills() throws Exception {
    kill(100, new Random(2));
  }

  private void kill(int times, Random random) throws Exception {
    for (var kind : KINDS) told.put(kind, new HashSet<>());
    for (int i = 0; i < times; i++) {
      killAfter(1 + random.nextInt(400));
      assertIntact();
    }
    assertEverythingToldIsThere();
    assertThat(told.get("delivery")).hasSizeGreaterThan(times);
  }

  private void killAfter(int lines) throws IOException, InterruptedException {
    var process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-Xmx128m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Victim.class.getName(),
                folder.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (var out = new BufferedReader(new InputStreamReader(process.getInputStream(), US_ASCII))) {
      for (int i = 0; i < lines; i++) {
        var line = out.readLine();
        assertThat(line).as("the victim ended by itself").isNotNull();
        remember(line);
      }
      // Through its handle, which leaves our end of the pipe open.
      process.toHandle().destroyForcibly();
      // What was said before the kill counts as well, up to a line that was cut.
      for (var line = out.readLine(); line != null; line = out.readLine()) remember(line);
    } finally {
      process.destroyForcibly().waitFor();
    }
  }

  private void remember(String line) {
    var words = line.split(" ", -1);
    var known = told.get(words[0]);
    if (known != null && words.length == 2 && words[1].length() == 36) known.add(words[1]);
  }

  private Set<String> told(String kind) {
    return told.getOrDefault(kind, Set.of());
  }

  private void assertIntact() throws SQLException {
    try (var connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("penv.db"));
        var rows = connection.createStatement().executeQuery("pragma integrity_check")) {
      assertThat(rows.getString(1)).isEqualTo("ok");
    }
  }

  private void assertEverythingToldIsThere() throws IOException {
    try (var store = Store.open(folder, TestClock.atNoon())) {
      var pending =
          store.inbox().pending(0, Integer.MAX_VALUE).stream()
              .collect(Collectors.toMap(one -> one.delivery().guid(), Accepted::position));
      var handled = told("handled");
      for (var guid : told("delivery")) {
        assertThat(store.inbox().acceptUnused(guid)).as(guid).isFalse();
        if (handled.contains(guid)) assertThat(pending).doesNotContainKey(guid);
        else if (guid.charAt(0) >= '8') assertThat(pending).containsKey(guid);
      }
      for (var line : told("step")) {
        assertThat(store.journal().step(line, "step")).as(line).isPresent();
      }
      for (var line : told("signal")) {
        assertThat(store.journal().signals(line, 0)).as(line).hasSize(1);
      }
    }
  }
}
