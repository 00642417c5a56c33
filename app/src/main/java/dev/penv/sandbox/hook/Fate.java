package dev.penv.sandbox.hook;

import java.time.Duration;

/** What becomes of a delivery on its way. */
public sealed interface Fate {
  /** It arrives. */
  record Arrives() implements Fate {}

  /** It never arrives; GitHub notes a failure. */
  record Lost() implements Fate {}

  /** It is never sent; GitHub knows nothing of it. */
  record Forgotten() implements Fate {}

  /** It arrives twice, with one GUID. */
  record Twice() implements Fate {}

  /** It arrives so much later; others overtake it. */
  record Late(Duration by) implements Fate {}

  /** It waits for {@link Outbox#release()}; others overtake it. */
  record Held() implements Fate {}
}
