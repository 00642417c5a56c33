package dev.penv.store;

/** The store cannot read or write, such as on a full disk. Nothing of the failed write was kept. */
public final class StoreFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  StoreFailure(String message, Throwable cause) {
    super(message, cause);
  }
}
