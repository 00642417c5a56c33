package dev.penv.sandbox.hub;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** The App's check runs of a repository, with everything that they have been. */
public final class Checks {
  private final Repository repository;
  private final Map<String, CheckSuite> suites = new LinkedHashMap<>();
  private final Map<Long, List<CheckRun>> runs = new LinkedHashMap<>();

  Checks(Repository repository) {
    this.repository = repository;
  }

  /** A push makes a suite and asks the App to fill it. */
  void requested(String sha, String branch, String before, Account by) {
    var suite = suite(sha, branch, before);
    hub().announce(new Announcement.Suited("requested", repository, suite, by));
  }

  private CheckSuite suite(String sha, String branch, String before) {
    return suites.computeIfAbsent(
        sha, _ -> new CheckSuite(hub().nextId(), sha, branch, before, hub().now()));
  }

  public CheckRun create(String sha, CheckRun.Change first, Account by) {
    return change(() -> {
      var suite = suite(sha, branchOf(sha), "");
      var queued = CheckRun.queued(hub().nextId(), sha, suite, hub().now());
      var made = queued.with(first, hub().now());
      runs.put(made.id(), new ArrayList<>(List.of(made)));
      tell("created", made, by);
      if (made.completed()) {
        tell("completed", made, by);
      }
      return made;
    });
  }

  private String branchOf(String sha) {
    return repository.git().refs("refs/heads/").stream()
        .filter(branch -> branch.sha().equals(sha))
        .map(branch -> branch.name().substring("refs/heads/".length()))
        .findFirst()
        .orElse("");
  }

  public CheckRun update(long id, CheckRun.Change wanted, Account by) {
    return change(() -> {
      var history = Optional.ofNullable(runs.get(id)).orElseThrow();
      var before = history.getLast();
      var after = before.with(wanted, hub().now());
      history.add(after);
      if (after.completed() && !before.completed()) {
        tell("completed", after, by);
      }
      return after;
    });
  }

  public Optional<CheckRun> find(long id) {
    return read(() -> Optional.ofNullable(runs.get(id)).map(List::getLast));
  }

  /** Everything that a check run has been, oldest first. */
  public List<CheckRun> history(long id) {
    return read(() -> List.copyOf(runs.getOrDefault(id, new ArrayList<>())));
  }

  /** The check runs of a commit as they stand, oldest first. */
  public List<CheckRun> of(String sha) {
    return read(() ->
        runs.values().stream()
            .map(List::getLast)
            .filter(run -> run.headSha().equals(sha))
            .toList());
  }

  public Optional<CheckSuite> suite(String sha) {
    return read(() -> Optional.ofNullable(suites.get(sha)));
  }

  /** Presses a button, which GitHub shows after completion only. */
  public void press(long id, String identifier, Account by) {
    change(() -> {
      var run = find(id).orElseThrow();
      if (!run.completed()
          || run.actions().stream().noneMatch(each -> each.identifier().equals(identifier))) {
        throw new IllegalStateException("no such button now: " + identifier + " of " + run);
      }
      hub().announce(new Announcement.Pressed(repository, run, identifier, by));
      return run;
    });
  }

  /** "Re-run" beside a check. */
  public void rerequest(long id, Account by) {
    change(() -> {
      var run = find(id).orElseThrow();
      tell("rerequested", run, by);
      return run;
    });
  }

  /** "Re-run all checks" of a commit. */
  public void rerequestAll(String sha, Account by) {
    change(() -> {
      var suite = suite(sha).orElseThrow();
      hub().announce(new Announcement.Suited("rerequested", repository, suite, by));
      return suite;
    });
  }

  /** Waits until a check run of that commit is like this. */
  public CheckRun await(String sha, Predicate<CheckRun> like, Duration atMost) {
    return hub()
        .monitor()
        .await(
            () -> "a check run of " + repository.fullName() + "@" + sha + ": " + of(sha),
            atMost,
            () -> of(sha).stream().filter(like).findFirst());
  }

  private void tell(String action, CheckRun run, Account by) {
    hub().announce(new Announcement.Checked(action, repository, run, by));
  }

  private Hub hub() {
    return repository.hub();
  }

  private <T> T change(Supplier<T> act) {
    return hub().monitor().change(act);
  }

  private <T> T read(Supplier<T> look) {
    return hub().monitor().read(look);
  }
}
