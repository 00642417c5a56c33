package dev.penv.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penv.web.Bodies.Body;
import dev.penv.world.TestClock;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BodiesTest {
  private final TestClock clock = TestClock.atNoon();
  private final Bodies bodies = new Bodies(clock);

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 65_535, 65_536, 65_537, 1_000_000, Bodies.LARGEST})
  void bodyArrivesWhole(int size) throws IOException {
    var sent = new byte[size];
    new Random(size).nextBytes(sent);
    for (long announced : new long[] {size, -1}) {
      try (var claim = bodies.claim()) {
        var body = claim.read(new ByteArrayInputStream(sent), announced);
        assertThat(body)
            .isInstanceOfSatisfying(
                Body.Whole.class, whole -> assertThat(whole.bytes()).isEqualTo(sent));
      }
    }
    assertThat(bodies.inFlight()).isZero();
  }

  @Test
  void oneByteMoreThanTheLargestIsRefused() throws IOException {
    try (var claim = bodies.claim()) {
      var body = claim.read(zeros(Bodies.LARGEST + 1L), -1);
      assertThat(body).isEqualTo(new Body.TooLarge());
    }
  }

  // What is closed early makes room for the fourth.
  @SuppressWarnings("try")
  @Test
  void bodiesOfAllRequestsShareTheRoom() throws IOException {
    try (var first = bodies.claim()) {
      first.read(zeros(Bodies.LARGEST), -1);
      try (var second = bodies.claim();
          var third = bodies.claim()) {
        second.read(zeros(Bodies.LARGEST), -1);
        assertThat(third.read(zeros(Bodies.LARGEST), -1)).isEqualTo(new Body.NoRoom());
        assertThat(bodies.inFlight()).isLessThanOrEqualTo(Bodies.IN_FLIGHT);
      }
      try (var fourth = bodies.claim()) {
        assertThat(fourth.read(zeros(Bodies.LARGEST), -1)).isInstanceOf(Body.Whole.class);
      }
    }
    assertThat(bodies.inFlight()).isZero();
  }

  @Test
  void announcingMuchTakesNoRoom() throws IOException {
    try (var claim = bodies.claim()) {
      claim.read(zeros(10), Bodies.LARGEST);
      assertThat(bodies.inFlight()).isLessThan(100_000);
    }
  }

  @Test
  void whoSendsTooSlowlyIsLetGo() throws IOException {
    var slow =
        new InputStream() {
          @Override
          public int read() {
            clock.advance(Duration.ofSeconds(1));
            return 'x';
          }

          @Override
          public int read(byte[] bytes, int offset, int count) {
            bytes[offset] = (byte) read();
            return 1;
          }
        };
    try (var claim = bodies.claim()) {
      assertThat(claim.read(slow, -1)).isEqualTo(new Body.TooSlow());
    }
  }

  private static InputStream zeros(long count) {
    return new ByteArrayInputStream(new byte[(int) count]);
  }
}
