package dev.penv.sandbox.http;

import java.time.Duration;

/** Something that goes wrong between a client and GitHub. */
public sealed interface Fault {
  /** 502 with a page of HTML. The work was not done. */
  record BadGateway() implements Fault {}

  /** 403, secondary rate limit, without a hint. */
  record SecondaryLimit() implements Fault {}

  /** 403, secondary rate limit, with {@code Retry-After}. */
  record SecondaryLimitFor(Duration retryAfter) implements Fault {}

  /** 403, the hour's requests are used up. */
  record PrimaryLimit() implements Fault {}

  /** The connection breaks before anything was done. */
  record ResetBefore() implements Fault {}

  /** The work is done, but the connection breaks before the answer. */
  record ResetAfter() implements Fault {}

  /** No answer, until the sandbox is closed. Nothing was done. */
  record Hang() implements Fault {}

  /** The work is done and the answer is cut in the middle. */
  record Truncated() implements Fault {}

  /** The answer comes so much later. */
  record Slow(Duration by) implements Fault {}
}
