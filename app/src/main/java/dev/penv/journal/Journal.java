package dev.penv.journal;

/**
 * What one straight line of work has done already. A step whose result is recorded is not run
 * again; a step may run twice when the process dies in it, so every body finds before it creates.
 */
public interface Journal {
  /**
   * The recorded result of this step, or that of running it now.
   *
   * @param name unique within this journal's path; stored data, so rename with care
   * @param type a record, a sealed interface of records, or a JDK value that the codec knows
   * @throws Unreadable when the recorded result no longer parses
   * @throws NotOwner when another process owns this line now; nothing was written
   * @throws E what the body threw; nothing was written
   */
  <T, E extends Exception> T step(String name, Class<T> type, Body<? extends T, E> body) throws E;

  /** A step without a result. */
  <E extends Exception> void once(String name, Act<E> act) throws E;

  /** The same journal under a longer path: {@code journal.in("attempt-2").step("machine", …)}. */
  Journal in(String path);

  /** The signals of this line. */
  Signals signals();

  /** What a step does. */
  @FunctionalInterface
  interface Body<T, E extends Exception> {
    T run() throws E;
  }

  /** What a step without a result does. */
  @FunctionalInterface
  interface Act<E extends Exception> {
    void run() throws E;
  }

  /** The record exists, and this version cannot read it. */
  final class Unreadable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public Unreadable(String message) {
      super(message);
    }

    public Unreadable(String message, Throwable cause) {
      super(message, cause);
    }
  }

  /** Nothing can be recorded or read now, such as on a full disk; later perhaps. */
  class Unavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public Unavailable(String message, Throwable cause) {
      super(message, cause);
    }
  }

  /** The process lease was lost: another process may go on with this line. */
  final class NotOwner extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public NotOwner(String message) {
      super(message);
    }
  }
}
