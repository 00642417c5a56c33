package dev.penv.lifecycle;

import dev.penv.run.Outcome;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a failure of the world, met by a life, means for its asker. */
final class Failures {
  private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

  private Failures() {}

  static Outcome outcome(Line line, Exception failure) {
    LOG.warn("run {} broke, {}", line.run().id(), line.phase(), failure);
    if (isDiskFull(failure)) {
      return new Outcome.Broken(
          line.phase(),
          "no space is left on the disk",
          "The operator of this penv has to make room.");
    }
    return new Outcome.Broken(
        line.phase(),
        "the machine could not be worked with",
        "Run it again; if it happens again, the operator finds the cause in penv's log under `%s`."
            .formatted(line.run().id()));
  }

  private static boolean isDiskFull(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      var message = cause.getMessage();
      if (cause instanceof IOException && message != null && message.contains("No space left")) {
        return true;
      }
    }
    return false;
  }
}
