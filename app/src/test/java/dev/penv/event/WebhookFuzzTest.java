package dev.penv.event;

import static org.assertj.core.api.Assertions.assertThatCode;

import dev.penv.world.TestClock;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever bytes come, the answer is a value. A failure names the seed that makes it again. */
class WebhookFuzzTest {
  private static final int ROUNDS = 3_000;
  private static final List<String> NAMES = List.of("issue_comment", "pull_request", "check_run");

  private final Signature signature = new Signature(List.of("secret"));
  private final Reception reception =
      new Reception(signature, new MemoryInbox(), () -> {}, TestClock.atNoon());
  private final Events events = new Events(1234);

  @ParameterizedTest
  @ValueSource(longs = {1, 20, 300, 4000})
  void noExceptionEscapes(long seed) {
    var random = new Random(seed);
    for (int round = 0; round < ROUNDS; round++) {
      var name = NAMES.get(random.nextInt(NAMES.size()));
      var body = damaged(random, original(name));
      assertThatCode(
              () -> {
                reception.receive("72d3162e-cc78", name, signature.of(body), body);
                events.read(new Delivery("72d3162e-cc78", name, TestClock.NOON, body));
              })
          .as("seed %d, round %d", seed, round)
          .doesNotThrowAnyException();
    }
  }

  private static byte[] original(String name) {
    return switch (name) {
      case "issue_comment" -> Payloads.comment("please\n/run train");
      case "pull_request" -> Payloads.pullRequest("synchronize");
      default -> Payloads.checkRun("requested_action", 1234);
    };
  }

  /** Bytes are flipped, cut, moved and repeated; the structure survives now and then. */
  private static byte[] damaged(Random random, byte[] original) {
    var bytes = original.clone();
    for (int i = random.nextInt(4); i >= 0; i--) {
      var at = random.nextInt(bytes.length);
      switch (random.nextInt(4)) {
        case 0 -> bytes[at] = (byte) random.nextInt();
        case 1 -> bytes[at] = (byte) "{}[]\",:0-9/\\eE.u".charAt(random.nextInt(16));
        case 2 -> {
          var from = random.nextInt(bytes.length);
          var count = Math.min(random.nextInt(40), bytes.length - Math.max(at, from));
          System.arraycopy(bytes, from, bytes, at, count);
        }
        default -> bytes = java.util.Arrays.copyOf(bytes, at + 1);
      }
    }
    return bytes;
  }
}
