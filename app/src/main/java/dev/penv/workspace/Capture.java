package dev.penv.workspace;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;

/** Keeps what a short program prints, up to a bound; breaks off when another onlooker does. */
final class Capture implements Onlooker {
  private static final int MOST = 1 << 20;

  private final Onlooker onlooker;
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  Capture(Onlooker onlooker) {
    this.onlooker = onlooker;
  }

  @Override
  public void printed(byte[] more) {
    bytes.write(more, 0, Math.min(more.length, MOST - bytes.size()));
  }

  @Override
  public void beat() throws InterruptedException {
    onlooker.beat();
  }

  String text() {
    return bytes.toString(UTF_8);
  }
}
