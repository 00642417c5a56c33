package dev.penv;

import dev.penv.github.client.Patience;
import dev.penv.journal.Alarm;
import java.io.IOException;
import java.net.URI;
import java.util.Map;

/** A real penv inside a test, wired as {@code penv serve} wires it. */
public final class Served implements AutoCloseable {
  private final Penv penv;

  private Served(Penv penv) {
    this.penv = penv;
  }

  /**
   * Starts one.
   *
   * @param variables the whole environment
   */
  public static Served with(Map<String, String> variables, Alarm alarm) throws IOException {
    return with(variables, Patience.NORMAL, alarm);
  }

  /** One that waits for GitHub as long as that. */
  public static Served with(Map<String, String> variables, Patience patience, Alarm alarm)
      throws IOException {
    return new Served(Penv.start(Config.from(variables), patience, alarm));
  }

  /** Where it listens, whatever it is told that its address is. */
  public URI uri() {
    return URI.create("http://127.0.0.1:" + penv.port());
  }

  /** Makes it look at the clock. */
  public void wake() {
    penv.wake();
  }

  @Override
  public void close() {
    penv.close();
  }
}
