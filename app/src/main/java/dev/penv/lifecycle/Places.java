package dev.penv.lifecycle;

import dev.penv.github.CloneToken;
import dev.penv.github.GitHub;
import dev.penv.machine.Machine;
import dev.penv.remote.Shell;
import dev.penv.run.Outcome;
import dev.penv.run.Run;
import dev.penv.secret.GivenSecrets;
import dev.penv.task.Mask;
import dev.penv.workspace.Checkout;
import dev.penv.workspace.Checkouts;
import dev.penv.workspace.Site;
import dev.penv.workspace.Workspace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.function.Function;

/** Where a run happens: its machine, and the code on it. */
final class Places {
  private final Providers providers;
  private final Checkouts checkouts;
  private final GitHub github;
  private final Guard guard;
  private final WhenReachable whenReachable;
  private final Function<Collection<String>, Mask> masks;
  private final GivenSecrets given;

  Places(
      Providers providers,
      Checkouts checkouts,
      GitHub github,
      Guard guard,
      WhenReachable whenReachable,
      Function<Collection<String>, Mask> masks,
      GivenSecrets given) {
    this.providers = providers;
    this.checkouts = checkouts;
    this.github = github;
    this.guard = guard;
    this.whenReachable = whenReachable;
    this.masks = masks;
    this.given = given;
  }

  Shell shell(Machine machine) {
    return providers.of(machine).shell(machine);
  }

  /** Hides secrets in one log, from its first byte on. */
  Mask mask(Run run) {
    return masks.apply(given.of(run.id().value()));
  }

  /** When the run's log is whole. */
  void forgetSecrets(Run run) {
    given.forget(run.id().value());
  }

  /**
   * Checks the run's commit out.
   *
   * @throws Over when that cannot be
   */
  Workspace workspace(Line line, Machine machine) throws InterruptedException {
    var checkout = line.journal().step("workspace", Checkout.class, () -> checkout(line, machine));
    return switch (checkout) {
      case Checkout.Ready(var workspace) -> {
        line.note(workspace.notes());
        yield workspace;
      }
      case Checkout.Failed(var _, var reason, var remedy) ->
          throw new Over(new Outcome.Broken(line.phase(), reason, remedy));
    };
  }

  private Checkout checkout(Line line, Machine machine) throws InterruptedException {
    line.attention().check();
    var run = line.run();
    var site = site(run, machine);
    try {
      return whenReachable.answer(
          line,
          () -> checkouts.prepare(site, run.id(), guard.repo(run), run.commit(), () -> token(run)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What trusted runs will read is not for strangers to fill. */
  Site site(Run run, Machine machine) {
    var cache = run.ofFork() ? machine.folder() + "/cache" : machine.cache();
    return new Site(shell(machine), machine.user(), cache, machine.home());
  }

  private CloneToken token(Run run) {
    guard.checkHead(run);
    var token = github.cloneToken(guard.repo(run));
    given.add(run.id().value(), token.value());
    return token;
  }
}
