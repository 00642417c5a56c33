package dev.penv.app;

import java.net.URI;

/** What came of a set-up when GitHub sent the person back. */
public sealed interface Ending {
  /**
   * penv has its App.
   *
   * @param next where to install it
   */
  record Done(URI next) implements Ending {}

  /** Not yet; loading the same address again goes on. */
  record Again(String problem, String remedy) implements Ending {}

  /**
   * An App exists whose key nobody has.
   *
   * @param apps where to delete it
   */
  record Failed(String problem, String remedy, URI apps) implements Ending {}
}
