package dev.penv.task;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.penv.Needs;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TarSinkTest {
  @TempDir Path folder;

  /** Takes everything, and keeps what came whole. */
  private static final class All implements TarSink.Receiver {
    final Map<String, byte[]> files = new LinkedHashMap<>();
    long claimed;

    @Override
    public OutputStream open(String path, long bytes) throws IOException {
      claimed += bytes;
      if (claimed > 10_000_000) throw new IOException("too much");
      return new ByteArrayOutputStream() {
        @Override
        public void close() {
          files.put(path, toByteArray());
        }
      };
    }
  }

  private byte[] tar(String... words) throws Exception {
    Needs.command("tar");
    var all = new java.util.ArrayList<>(List.of("tar", "-C", folder.toString(), "--format=gnu"));
    all.addAll(List.of(words));
    var process = new ProcessBuilder(all).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    return process.getInputStream().readAllBytes();
  }

  private static All read(byte[] tar, int step) throws IOException {
    var all = new All();
    try (var sink = new TarSink(all)) {
      for (int at = 0; at < tar.length; at += step) {
        sink.write(tar, at, Math.min(step, tar.length - at));
      }
    }
    return all;
  }

  @Test
  void filesComeWholeHoweverTheStreamIsCut() throws Exception {
    var content = new byte[3000];
    new Random(3).nextBytes(content);
    Files.write(folder.resolve("a"), content);
    Files.write(folder.resolve("empty"), new byte[0]);
    Files.write(folder.resolve("block"), new byte[1024]);
    var tar = tar("-c", "./a", "./empty", "./block");
    for (int step : new int[] {1, 7, 511, 512, 513, 100_000}) {
      var files = read(tar, step).files;
      assertThat(files.keySet()).containsExactly("a", "empty", "block");
      assertThat(files.get("a")).isEqualTo(content);
      assertThat(files.get("block")).hasSize(1024);
    }
  }

  @Test
  void longNamesAreRead() throws Exception {
    var name = "n".repeat(120) + "/" + "m".repeat(200);
    Files.createDirectories(folder.resolve(name).getParent());
    Files.writeString(folder.resolve(name), "deep");
    Files.writeString(folder.resolve("short"), "flat");
    var files = read(tar("-c", "./" + name, "./short"), 1000).files;
    assertThat(files.keySet()).containsExactly(name, "short");
  }

  @Test
  void onlyRegularFilesCome() throws Exception {
    Files.writeString(folder.resolve("a"), "x");
    Files.createSymbolicLink(folder.resolve("link"), Path.of("/etc/passwd"));
    Files.createLink(folder.resolve("hard"), folder.resolve("a"));
    Files.createDirectory(folder.resolve("folder"));
    new ProcessBuilder("mkfifo", folder.resolve("pipe").toString()).start().waitFor();
    assertThat(read(tar("-c", "."), 1000).files.keySet()).hasSize(1);
  }

  @Test
  void fileThatDoesNotComeWholeDoesNotCount() throws Exception {
    Files.write(folder.resolve("a"), new byte[5000]);
    var tar = tar("-c", "./a");
    assertThat(read(Arrays.copyOf(tar, 4000), 1000).files).isEmpty();
  }

  @Test
  void sizeBeyondMeasureIsRefused() {
    var header = new byte[512];
    header[0] = 'a';
    Arrays.fill(header, 124, 136, (byte) 0xff);
    assertThatThrownBy(() -> read(header, 512)).isInstanceOf(IOException.class);
  }

  @Test
  void nameWithoutEndIsRefused() {
    var header = new byte[512];
    header[0] = 'a';
    System.arraycopy("00000100000".getBytes(ISO_8859_1), 0, header, 124, 11);
    header[156] = 'L';
    var tar = Arrays.copyOf(header, 64 * 1024);
    Arrays.fill(tar, 512, tar.length, (byte) 'n');
    assertThatThrownBy(() -> read(tar, 512)).hasMessageContaining("name without end");
  }

  @Test
  void nothingButARefusalComesOfRubbish() throws Exception {
    Files.writeString(folder.resolve("a"), "some content");
    var good = tar("-c", "./a");
    var random = new Random(20261120);
    for (int round = 0; round < 5_000; round++) {
      var bad = good.clone();
      for (int i = random.nextInt(20); i >= 0; i--) {
        bad[random.nextInt(2048)] = (byte) random.nextInt(256);
      }
      try {
        read(bad, 1 + random.nextInt(2000));
      } catch (IOException refused) {
        assertThat(refused).hasMessageMatching("(?s).+");
      }
    }
    assertThat(new String(good, 0, 3, UTF_8)).isEqualTo("./a");
  }
}
