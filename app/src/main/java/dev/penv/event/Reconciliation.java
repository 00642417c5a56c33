package dev.penv.event;

import static java.util.stream.Collectors.toSet;

import dev.penv.event.Event.CommentPosted;
import dev.penv.github.AppInstallation;
import dev.penv.github.GitHub;
import dev.penv.github.Inventory;
import dev.penv.github.PostedComments;
import dev.penv.github.PostedComments.Posted;
import dev.penv.github.Repo;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks slowly through the comments themselves, for commands that GitHub has told nobody of. A look
 * at a repository costs one request, and nothing while nobody has said anything there.
 */
public final class Reconciliation {
  /** A webhook may take minutes, and brings the comment by itself. */
  static final Duration RIPE = Duration.ofMinutes(5);

  /** What was written earlier may be listed later. */
  static final Duration MARGIN = Duration.ofMinutes(2);

  private static final Logger LOG = LoggerFactory.getLogger(Reconciliation.class);
  private static final Duration EVERY = Duration.ofMinutes(15);

  /** Six hundred looks in an hour at most, however many repositories there are. */
  private static final Duration LEAST = Duration.ofSeconds(6);

  private static final Duration WHILE_EMPTY = Duration.ofMinutes(1);

  private final Inventory inventory;
  private final PostedComments comments;
  private final Lookback lookback;
  private final Latecomers latecomers;
  private final InstantSource time;
  private final AtomicInteger found = new AtomicInteger();

  public Reconciliation(
      Inventory inventory,
      PostedComments comments,
      Marks marks,
      Latecomers latecomers,
      InstantSource time) {
    this.inventory = inventory;
    this.comments = comments;
    this.lookback = new Lookback(marks, comments, time);
    this.latecomers = latecomers;
    this.time = time;
  }

  /** Looks at one repository after the other, again and again, until interrupted. */
  public void watch(Pause pause) throws InterruptedException {
    while (true) {
      var repositories = reached();
      if (repositories.isEmpty()) pause.take(WHILE_EMPTY);
      for (var repo : repositories) {
        tryLook(repo);
        pause.take(between(repositories.size()));
      }
    }
  }

  /** How many commands this process has found. */
  public int found() {
    return found.get();
  }

  static Duration between(int repositories) {
    var share = EVERY.dividedBy(repositories);
    return share.compareTo(LEAST) > 0 ? share : LEAST;
  }

  private List<Repo> reached() {
    var suspended =
        inventory.installations().stream()
            .filter(AppInstallation::suspended)
            .map(AppInstallation::id)
            .collect(toSet());
    return inventory.repositories(0).stream()
        .filter(repo -> !suspended.contains(repo.installation()))
        .toList();
  }

  private void tryLook(Repo repo) {
    try {
      look(repo);
    } catch (GitHub.Unreachable e) {
      LOG.info("the comments of {} are read a while later: {}", repo.fullName(), e.getMessage());
    } catch (RuntimeException e) {
      LOG.warn("the comments of {} cannot be looked through", repo.fullName(), e);
    }
  }

  /** One look at what was said in a repository since the last one. */
  void look(Repo repo) {
    var since = lookback.of(repo).minus(MARGIN);
    var ripe = time.instant().minus(RIPE);
    var said =
        comments.since(repo, since).stream()
            .takeWhile(comment -> !comment.changed().isAfter(ripe))
            .toList();
    var overlooked =
        Overlooked.of(said).stream()
            .filter(comment -> !latecomers.knows(Retold.guid(comment.id())))
            .toList();
    if (!overlooked.isEmpty()) bring(repo, overlooked);
    if (!said.isEmpty()) lookback.move(repo, said.getLast().changed());
  }

  /** What waits in the inbox is not overlooked: it has been told, and is not handled yet. */
  private void bring(Repo repo, List<Posted> overlooked) {
    var waiting = latecomers.waiting();
    for (var comment : overlooked) {
      if (!waiting.contains(comment.id())) bring(repo, comment);
    }
  }

  private void bring(Repo repo, Posted comment) {
    var thread = comments.thread(repo, comment.number());
    if (thread.filter(PostedComments.Thread::open).isEmpty()) {
      latecomers.dismiss(Retold.guid(comment.id()));
    } else if (latecomers.take(Retold.of(event(repo, comment, thread.get())))) {
      found.incrementAndGet();
      LOG.info("found comment {} in {}#{}", comment.id(), repo.fullName(), comment.number());
    }
  }

  private static CommentPosted event(Repo repo, Posted comment, PostedComments.Thread thread) {
    return new CommentPosted(
        repo,
        comment.number(),
        thread.onPullRequest(),
        thread.open(),
        comment.id(),
        comment.author(),
        comment.byApp(),
        comment.body(),
        comment.written());
  }
}
