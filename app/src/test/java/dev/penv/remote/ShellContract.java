package dev.penv.remote;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What every Shell does, wherever it leads. */
abstract class ShellContract {
  private static final Duration LONG = Duration.ofSeconds(60);
  private static final byte[] NOTHING = {};

  abstract Shell shell() throws IOException;

  /** An empty folder that the shell's user may write to, absolute. */
  abstract String folder() throws IOException;

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(LONG.toSeconds(), TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private Shell.Result run(String... words) throws IOException {
    return shell().run(List.of(words), Map.of(), NOTHING, LONG);
  }

  @Test
  void commandSeesTheGivenVariablesAndAPathAlone() throws IOException {
    var result = shell().run(List.of("env"), Map.of("ODD", "a 'b'\n$c"), NOTHING, LONG);
    assertThat(result.output().replaceAll("(?m)^PATH=.*\n", "")).isEqualTo("ODD=a 'b'\n$c\n");
  }

  @Test
  void wordsAreTakenAsTheyAre() throws IOException {
    var word = "$(id); `id` 'single' \"double\" \\ * ~ \n é";
    assertThat(run("printf", "%s", word).output()).isEqualTo(word);
  }

  @Test
  void exitCodeAndErrorsComeBack() throws IOException {
    var result = run("sh", "-c", "echo out; echo err >&2; exit 7");
    assertThat(result).isEqualTo(new Shell.Result(7, "out\n", "err\n"));
  }

  @Test
  void absentCommandEndsWith127() throws IOException {
    assertThat(run("no-such-command-anywhere").exitCode()).isEqualTo(127);
  }

  @Test
  void inputIsGivenToTheCommand() throws IOException {
    var input = "some\ninput".getBytes(UTF_8);
    assertThat(shell().run(List.of("cat"), Map.of(), input, LONG).output())
        .isEqualTo("some\ninput");
  }

  @Test
  void commandNeedNotReadItsInput() throws IOException {
    var result = shell().run(List.of("true"), Map.of(), new byte[1 << 20], LONG);
    assertThat(result.succeeded()).isTrue();
  }

  /** The little that it was given waits in a buffer, and is refused only when that is flushed. */
  @Test
  void exitCodeStandsWhenTheInputIsClosedUnread() throws IOException {
    var closed = new CountDownLatch(1);
    var input =
        new ByteArrayInputStream("xxx".getBytes(UTF_8)) {
          @Override
          public synchronized int read(byte[] to, int offset, int most) {
            await(closed);
            return super.read(to, offset, most);
          }
        };
    var output =
        new OutputStream() {
          @Override
          public void write(int one) {
            closed.countDown();
          }
        };
    var words = List.of("sh", "-c", "exec <&-; echo closed; sleep 0.3; exit 3");
    var result = shell().pipe(words, Map.of(), input, output, LONG);
    assertThat(result.exitCode()).isEqualTo(3);
  }

  @Test
  void commandIsKilledWhenItsInputFails() throws IOException {
    var lost = InputStream.nullInputStream();
    lost.close();
    var input = new SequenceInputStream(new ByteArrayInputStream("a part".getBytes(UTF_8)), lost);
    var words = List.of("sh", "-c", "cat >/dev/null; echo whole >\"$0\"", folder() + "/told");
    assertThatThrownBy(
            () -> shell().pipe(words, Map.of(), input, OutputStream.nullOutputStream(), LONG))
        .hasMessage("Stream closed");
    assertThat(shell().size(folder() + "/told")).isEqualTo(-1);
  }

  @Test
  void outputIsCutAtTheFront() throws IOException {
    var result = run("sh", "-c", "head -c 5000000 /dev/zero | tr '\\0' x; echo; echo the end");
    assertThat(result.output()).hasSize(1 << 20).endsWith("x\nthe end\n");
  }

  @Test
  void commandIsKilledAtItsLimit() throws IOException {
    var pid = folder() + "/pid";
    var words = List.of("sh", "-c", "echo $$ >\"$0\"; sleep 1000; :", pid);
    assertThatThrownBy(() -> shell().run(words, Map.of(), NOTHING, Duration.ofMillis(300)))
        .isInstanceOf(Shell.TookTooLong.class);
    var id = new String(shell().read(pid, 0, 20), UTF_8).strip();
    assertThat(run("sh", "-c", "while kill -0 \"$0\" 2>/dev/null; do sleep 0.01; done", id))
        .matches(Shell.Result::succeeded);
  }

  @Test
  void whatIsLeftInTheBackgroundIsNotWaitedFor() throws IOException {
    var result = run("sh", "-c", "sleep 1000 & echo $!");
    assertThat(run("kill", result.output().strip()).succeeded()).isTrue();
  }

  @Test
  void pipeCarriesAnyBytes() throws IOException {
    var bytes = new byte[3_000_000];
    new Random(1).nextBytes(bytes);
    var output = new ByteArrayOutputStream();
    var result =
        shell().pipe(List.of("cat"), Map.of(), new ByteArrayInputStream(bytes), output, LONG);
    assertThat(result).isEqualTo(new Shell.Result(0, "", ""));
    assertThat(output.toByteArray()).isEqualTo(bytes);
  }

  @Test
  void commandIsKilledWhenItsOutputCannotBeTaken() throws IOException {
    var full =
        new OutputStream() {
          @Override
          public void write(int one) throws IOException {
            throw new IOException("no more room");
          }
        };
    assertThatThrownBy(
            () -> shell().pipe(List.of("yes"), Map.of(), InputStream.nullInputStream(), full, LONG))
        .isInstanceOf(IOException.class)
        .hasMessage("no more room");
  }

  @Test
  void writtenFileHasItsModeAndReplacesTheOldOne() throws IOException {
    var path = folder() + "/a file";
    shell().write(path, "old and longer".getBytes(UTF_8), 0640);
    shell().write(path, "new".getBytes(UTF_8), 0700);
    assertThat(run("stat", "-c", "%a %s", path).output()).isEqualTo("700 3\n");
    assertThat(run("ls", folder()).output()).isEqualTo("a file\n");
  }

  @Test
  void readsFromAnOffset() throws IOException {
    var path = folder() + "/f";
    shell().write(path, "0123456789".getBytes(UTF_8), 0600);
    assertThat(shell().read(path, 3, 4)).asString().isEqualTo("3456");
    assertThat(shell().read(path, 8, 4)).asString().isEqualTo("89");
    assertThat(shell().read(path, 10, 4)).isEmpty();
    assertThat(shell().read(path, 99, 4)).isEmpty();
  }

  @Test
  void readingNothingFails() throws IOException {
    var path = folder() + "/absent";
    assertThatThrownBy(() -> shell().read(path, 0, 1)).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> shell().copy(path, 0, OutputStream.nullOutputStream()))
        .isInstanceOf(IOException.class);
  }

  @Test
  void sizeOfNothingIsMinusOne() throws IOException {
    var path = folder() + "/f";
    assertThat(shell().size(path)).isEqualTo(-1);
    shell().write(path, new byte[12], 0600);
    assertThat(shell().size(path)).isEqualTo(12);
  }

  @Test
  void streamsIntoAFileAndOutOfIt() throws IOException {
    var path = folder() + "/f";
    var bytes = new byte[1_000_000];
    new Random(2).nextBytes(bytes);
    shell().send(new ByteArrayInputStream(bytes), path, 0600);
    var rest = new ByteArrayOutputStream();
    shell().copy(path, 999_990, rest);
    assertThat(rest.toByteArray()).isEqualTo(Arrays.copyOfRange(bytes, 999_990, 1_000_000));
  }
}
