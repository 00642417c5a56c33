package dev.penv.machine;

import dev.penv.run.RunId;
import java.time.Instant;

/** For whom and until when a Machine may live. */
public record Lease(RunId owner, Instant until) {
  public boolean expired(Instant now) {
    return !now.isBefore(until);
  }
}
