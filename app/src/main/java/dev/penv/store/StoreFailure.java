package dev.penv.store;

import dev.penv.journal.Journal;

/** The store cannot read or write, such as on a full disk. Nothing of the failed write was kept. */
public final class StoreFailure extends Journal.Unavailable {
  private static final long serialVersionUID = 1L;

  StoreFailure(String message, Throwable cause) {
    super(message, cause);
  }
}
