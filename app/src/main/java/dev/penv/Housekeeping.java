package dev.penv;

import dev.penv.archive.Janitor;
import dev.penv.github.WritingStore;
import dev.penv.machine.local.LocalMachines;
import dev.penv.remote.LocalShell;
import dev.penv.report.EnvironmentViews;
import dev.penv.workspace.Checkouts;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets go of what need not be kept any longer. What fails is tried again by the next round. */
final class Housekeeping {
  private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);

  /** Longer than anybody goes on with a comment: one that is forgotten would be written anew. */
  private static final Duration WRITINGS = Duration.ofDays(365);

  private final Janitor janitor;
  private final WritingStore writings;
  private final EnvironmentViews environments;
  private final Checkouts checkouts;
  private final LocalMachines local;
  private final Config.Keep keep;
  private final InstantSource time;

  Housekeeping(
      Janitor janitor,
      WritingStore writings,
      EnvironmentViews environments,
      Checkouts checkouts,
      LocalMachines local,
      Config.Keep keep,
      InstantSource time) {
    this.janitor = janitor;
    this.writings = writings;
    this.environments = environments;
    this.checkouts = checkouts;
    this.local = local;
    this.keep = keep;
    this.time = time;
  }

  void round() {
    var now = time.instant();
    try {
      var swept = janitor.sweep(now);
      LOG.info("removed the logs of {} runs, the outputs of {}", swept.logs(), swept.outputs());
      writings.forget(now.minus(WRITINGS));
      environments.forget(now.minus(keep.logs()));
      // A commit is kept as long as the log of its run, so that it can be run again.
      for (var cache : local.caches()) {
        checkouts.expire(new LocalShell(), cache.toString(), now.minus(keep.logs()));
      }
    } catch (IOException | RuntimeException e) {
      LOG.warn("housekeeping broke off, again in an hour", e);
    }
  }
}
