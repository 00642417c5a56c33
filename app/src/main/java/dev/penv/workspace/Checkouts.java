package dev.penv.workspace;

import dev.penv.github.CloneToken;
import dev.penv.github.CommitId;
import dev.penv.github.Repo;
import dev.penv.remote.Shell;
import dev.penv.run.RunId;
import dev.penv.workspace.Checkout.Cause;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings the exact commit of a run onto a computer, from the cache there as far as it has it. */
public final class Checkouts {
  private static final Logger log = LoggerFactory.getLogger(Checkouts.class);
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

  private final URI web;
  private final Duration limit;
  private final List<Duration> pauses;

  /**
   * @param web where git fetches from, such as {@code https://github.com}; the sandbox on loopback
   *     may do without TLS
   * @param limit for the fetch, and again for the checkout
   * @param pauses before trying again when GitHub cannot be reached
   */
  public Checkouts(URI web, Duration limit, List<Duration> pauses) {
    var plain = "http".equals(web.getScheme()) && LOOPBACK.contains(web.getHost());
    if (!plain && !"https".equals(web.getScheme())) {
      throw new IllegalArgumentException("code is fetched by https alone, not from " + web);
    }
    this.web = web;
    this.limit = limit;
    this.pauses = List.copyOf(pauses);
  }

  /**
   * Checks a commit out and holds it in the cache for the run. Idempotent.
   *
   * @param token makes a new one that can read the repository; asked for each fetch
   * @throws IOException when the computer cannot be reached
   */
  public Checkout prepare(
      Site site, RunId run, Repo repo, CommitId commit, Supplier<CloneToken> token)
      throws IOException, InterruptedException {
    var fetch = new Fetch(new Cache(site.shell(), site.cache()), run, commit, remote(repo), token);
    if (!fetch.cache().hold(run, commit)) {
      var failed = retried(fetch);
      if (failed.isPresent()) return failed.get();
    }
    var checkout = tree(site, repo, fetch.cache(), commit);
    if (!isDamaged(checkout)) return checkout;
    log.warn("{}: cannot read {} from the cache of {}", run, commit.sha(), repo.fullName());
    var failed = fetched(fetch, true);
    return failed.isPresent() ? failed.get() : tree(site, repo, fetch.cache(), commit);
  }

  /** Makes room in a cache: forgets commits that no run was prepared from since. */
  public void expire(Shell shell, String cache, Instant before) throws IOException {
    var result = new Cache(shell, cache).expire(before, limit);
    if (!result.succeeded()) log.warn("Cannot tidy {}: {}", cache, result.errors().strip());
  }

  private record Fetch(
      Cache cache, RunId run, CommitId commit, Cache.Remote remote, Supplier<CloneToken> token) {}

  private Cache.Remote remote(Repo repo) {
    return new Cache.Remote("%s/%s.git".formatted(web, repo.fullName()), web.getScheme());
  }

  private Optional<Checkout.Failed> retried(Fetch fetch) throws IOException, InterruptedException {
    var failed = fetched(fetch, false);
    for (var pause : pauses) {
      if (failed.isEmpty() || !mayPass(failed.get())) return failed;
      log.info("{}: tries again to fetch: {}", fetch.run(), failed.get().reason());
      Thread.sleep(pause);
      failed = fetched(fetch, false);
    }
    return failed;
  }

  /** A token that was made a moment ago may not be known everywhere at GitHub yet. */
  private static boolean mayPass(Checkout.Failed failed) {
    return failed.cause() == Cause.UNREACHABLE || failed.cause() == Cause.TOKEN_REFUSED;
  }

  /** A cache in which git fails for no reason that we know is proved, and replaced if broken. */
  private Optional<Checkout.Failed> fetched(Fetch fetch, boolean doubted) throws IOException {
    var failed = fetchOnce(fetch, doubted);
    if (doubted || failed.isEmpty()) return failed;
    return switch (failed.get().cause()) {
      case DAMAGED, OTHER -> fetchOnce(fetch, true);
      case COMMIT_GONE, TOKEN_REFUSED, DISK_FULL, TOO_SLOW, UNREACHABLE -> failed;
    };
  }

  private Optional<Checkout.Failed> fetchOnce(Fetch fetch, boolean doubted) throws IOException {
    try (var token = fetch.token().get()) {
      var credential = "username=x-access-token\npassword=%s\n".formatted(token.value());
      var result =
          fetch
              .cache()
              .fetch(fetch.run(), fetch.commit(), fetch.remote(), doubted, credential, limit);
      return result.succeeded() ? Optional.empty() : Optional.of(Failure.ofFetch(result));
    } catch (Shell.TookTooLong _) {
      return Optional.of(Failure.outOfTime());
    }
  }

  private Checkout tree(Site site, Repo repo, Cache cache, CommitId commit) throws IOException {
    var tree = new Tree(site.worker(), site.home(), repo.name());
    try {
      var result = tree.make(commit, cache.objects(), limit);
      return result.succeeded() ? ready(tree, commit, result) : Failure.ofCheckout(result);
    } catch (Shell.TookTooLong _) {
      return Failure.outOfTime();
    }
  }

  private static Checkout ready(Tree tree, CommitId commit, Shell.Result result) {
    var lines = result.output().lines().toList();
    if (!lines.getFirst().equals(commit.sha())) {
      throw new IllegalStateException(
          "%s is at %s, not at %s".formatted(tree.path(), lines.getFirst(), commit.sha()));
    }
    return new Checkout.Ready(new Workspace(tree.path(), commit, notes(lines)));
  }

  private static List<String> notes(List<String> lines) {
    var notes = new ArrayList<String>();
    if (lines.contains("submodules")) {
      notes.add("The repository has submodules. This version does not fetch them.");
    }
    if (lines.contains("lfs")) {
      notes.add("The repository has Git LFS files. This version leaves their pointers.");
    }
    return notes;
  }

  private static boolean isDamaged(Checkout checkout) {
    return checkout instanceof Checkout.Failed failed && failed.cause() == Cause.DAMAGED;
  }
}
