package dev.penv.world;

import dev.penv.Served;
import java.net.URI;

/** A penv that runs. */
sealed interface Server extends AutoCloseable permits Server.Here, ServedProcess {
  URI uri();

  /** Makes it look at the clock, where it follows that of the world. */
  void wake();

  @Override
  void close();

  /** In this process. */
  record Here(Served penv) implements Server {
    @Override
    public URI uri() {
      return penv.uri();
    }

    @Override
    public void wake() {
      penv.wake();
    }

    @Override
    public void close() {
      penv.close();
    }
  }
}
