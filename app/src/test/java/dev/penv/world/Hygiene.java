package dev.penv.world;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.penv.sandbox.http.Audit;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.SoftAssertions;
import org.opentest4j.TestAbortedException;

/** What must not be left when a world has ended. */
final class Hygiene {
  /** How clone tokens begin. */
  private static final String TOKEN = "ghs_2";

  /** How tokens of people begin, those at GitHub and those of penv's own. */
  private static final List<String> OF_PEOPLE = List.of("ghu_", "ghr_");

  /** Logs may be larger than memory. */
  private static final int PART = 1 << 20;

  private final List<OpenApiAuditor> auditors = new ArrayList<>();

  /** Holds requests against GitHub's description, where that is on this computer. */
  Audit audit() {
    try {
      auditors.add(OpenApiAuditor.ready());
      return auditors.getFirst();
    } catch (TestAbortedException missing) {
      return Audit.NONE;
    }
  }

  /**
   * @param folder of all of the world's files
   */
  void check(World world, Path folder, String webhookSecret) {
    var softly = new SoftAssertions();
    var left = Left.processes(folder);
    softly.assertThat(left).as("processes").isEmpty();
    softly.assertThat(machines(world.data())).as("machines").isEmpty();
    softly.assertThat(world.sandbox().unknownRequests()).as("unknown requests").isEmpty();
    for (var auditor : auditors) softly.assertThat(auditor.problems()).as("audit").isEmpty();
    var secrets = new ArrayList<>(OF_PEOPLE);
    secrets.addAll(List.of(TOKEN, webhookSecret, line(world.sandbox().privateKey())));
    softly.assertThat(world.published()).as("said in public").doesNotContain(secrets);
    softly.assertThat(filesWith(world.data(), secrets)).as("files with secrets").isEmpty();
    if (Files.exists(world.log())) {
      softly.assertThat(world.log()).content().as("log").doesNotContain(secrets);
    }
    softly.assertAll();
  }

  private static List<Path> machines(Path data) {
    var machines = data.resolve("local/machines");
    if (!Files.exists(machines)) return List.of();
    try (var all = Files.list(machines)) {
      return all.toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One from the middle of a key is enough to know it. */
  private static String line(String pem) {
    return pem.lines().skip(3).findFirst().orElseThrow();
  }

  private static List<Path> filesWith(Path folder, List<String> secrets) {
    try (var all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile).filter(file -> holds(file, secrets)).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean holds(Path file, List<String> secrets) {
    int overlap = secrets.stream().mapToInt(String::length).max().orElse(0);
    try (var in = Files.newInputStream(file)) {
      var before = "";
      for (var bytes = in.readNBytes(PART); bytes.length > 0; bytes = in.readNBytes(PART)) {
        var text = before + new String(bytes, ISO_8859_1);
        if (secrets.stream().anyMatch(text::contains)) return true;
        before = text.substring(Math.max(0, text.length() - overlap));
      }
      return false;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
