package dev.penv.sandbox.hub;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Everything that the sandbox's GitHub knows. Callers from outside go through its monitor. */
public final class Hub {
  /** Names that the API's own paths begin with. */
  private static final Set<String> RESERVED =
      Set.of(
          "api",
          "app",
          "app-manifests",
          "applications",
          "apps",
          "installation",
          "login",
          "meta",
          "orgs",
          "organizations",
          "rate_limit",
          "repos",
          "repositories",
          "sandbox",
          "settings",
          "user",
          "users");

  private final Monitor monitor;
  private final InstantSource clock;
  private final Path directory;
  private final Map<String, Account> accounts = new LinkedHashMap<>();
  private final Map<Long, List<PublicKey>> keys = new LinkedHashMap<>();
  private final Map<String, Set<Account>> teams = new HashMap<>();
  private final Map<String, Repository> repositories = new LinkedHashMap<>();
  private final Map<String, Repository> formerNames = new LinkedHashMap<>();
  private final Map<Long, Installation> installations = new LinkedHashMap<>();
  private final AtomicLong ids = new AtomicLong(3_100_000_000L); // past what an int can hold
  private final AtomicLong smallIds = new AtomicLong(130_000_000); // clients hold these in an int
  private final List<Consumer<Announcement>> listeners = new ArrayList<>();

  /**
   * Makes an empty one.
   *
   * @param directory for the bare repositories
   */
  public Hub(Monitor monitor, InstantSource clock, Path directory) {
    this.monitor = monitor;
    this.clock = clock;
    this.directory = directory;
  }

  /** An SSH key of a user. */
  public record PublicKey(long id, String key, Instant createdAt) {}

  public Monitor monitor() {
    return monitor;
  }

  /** GitHub's times have whole seconds. */
  public Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.SECONDS);
  }

  long nextId() {
    return ids.incrementAndGet();
  }

  /** Whoever listens is told inside the change that caused it. */
  public void listen(Consumer<Announcement> listener) {
    listeners.add(listener);
  }

  public void announce(Announcement announcement) {
    listeners.forEach(listener -> listener.accept(announcement));
  }

  /** Whether the API's own paths begin with this. */
  public static boolean isReserved(String login) {
    return RESERVED.contains(login);
  }

  /** The account of that login, made when there is none. */
  public Account account(String login, Account.Kind kind) {
    if (isReserved(login)) {
      throw new IllegalArgumentException("a path of the API has that name: " + login);
    }
    return monitor.change(() ->
        accounts.computeIfAbsent(
            Account.key(login), _ -> new Account(nextId(), login, kind, now())));
  }

  public Optional<Account> account(String login) {
    return monitor.read(() -> Optional.ofNullable(accounts.get(Account.key(login))));
  }

  public Collection<Account> accounts() {
    return monitor.read(() -> List.copyOf(accounts.values()));
  }

  /** Removes an account; what it wrote and owns stays. */
  public void delete(Account account) {
    monitor.change(() -> accounts.remove(Account.key(account.login())));
  }

  /** Gives a user one more SSH key. */
  public void addKey(Account account, String key) {
    monitor.change(() -> {
      var all = keys.computeIfAbsent(account.id(), _ -> new ArrayList<>());
      all.add(new PublicKey(smallIds.incrementAndGet(), key, now()));
    });
  }

  /** Puts somebody into a team of an organisation; made when unknown. */
  public void join(String organization, String team, Account account) {
    monitor.change(
        () -> teams.computeIfAbsent(key(organization, team), _ -> new HashSet<>()).add(account));
  }

  /** The members of a team. */
  public Set<Account> team(String organization, String team) {
    return monitor.read(() -> Set.copyOf(teams.getOrDefault(key(organization, team), Set.of())));
  }

  private static String key(String organization, String team) {
    return Account.key(organization) + "/" + Account.key(team);
  }

  public List<PublicKey> keys(Account account) {
    return monitor.read(() -> List.copyOf(keys.getOrDefault(account.id(), List.of())));
  }

  /** Makes a private repository whose default branch is {@code main}. */
  public Repository create(Account owner, String name) {
    return monitor.change(() -> add(new Repository(this, nextId(), owner, name)));
  }

  Repository add(Repository repository) {
    var before = repositories.putIfAbsent(Account.key(repository.fullName()), repository);
    if (before != null) {
      throw new IllegalArgumentException("exists already: " + repository.fullName());
    }
    return repository;
  }

  Repository rename(Repository repository, String to) {
    return monitor.change(() -> {
      var former = Account.key(repository.fullName());
      repositories.remove(former);
      repository.named(to);
      formerNames.put(former, repository);
      return add(repository);
    });
  }

  /** The repository that had this name once, unless another one has it now. */
  public Optional<Repository> formerly(String owner, String name) {
    var key = Account.key(owner + "/" + name);
    return monitor.read(() ->
        repositories.containsKey(key)
            ? Optional.empty()
            : Optional.ofNullable(formerNames.get(key)));
  }

  Path place(long repository) {
    return directory.resolve(repository + ".git");
  }

  /** Removes a repository; pull requests from it stay, without a head repository. */
  public void delete(Repository repository) {
    monitor.change(() -> repositories.remove(Account.key(repository.fullName())));
  }

  public Optional<Repository> repository(String owner, String name) {
    return monitor.read(
        () -> Optional.ofNullable(repositories.get(Account.key(owner + "/" + name))));
  }

  public Optional<Repository> repository(long id) {
    return monitor.read(
        () -> repositories.values().stream().filter(each -> each.id() == id).findFirst());
  }

  public List<Repository> repositories() {
    return monitor.read(() -> List.copyOf(repositories.values()));
  }

  /** Installs the App on all repositories of an account, once. */
  public Installation install(App app, Account account) {
    return monitor.change(() -> installation(account).orElseGet(() -> installAnew(app, account)));
  }

  private Installation installAnew(App app, Account account) {
    var made = new Installation(nextId(), app, account, app.permissions(), now(), null);
    installations.put(made.id(), made);
    announce(new Announcement.Installed(made, account));
    return made;
  }

  /** The App can do nothing on that account until it is resumed. */
  public void suspend(Account account, Account by) {
    become(account, "suspend", now(), by);
  }

  /** Ends a suspension. */
  public void resume(Account account, Account by) {
    become(account, "unsuspend", null, by);
  }

  private void become(Account account, String action, @Nullable Instant suspended, Account by) {
    monitor.change(() -> {
      var changed = installation(account).orElseThrow().suspended(suspended);
      installations.put(changed.id(), changed);
      announce(new Announcement.InstallationChanged(action, changed, reached(changed), by));
    });
  }

  /** Removes the App from an account; a later installation has another id. */
  public void uninstall(Account account, Account by) {
    monitor.change(() -> {
      var gone = installation(account).orElseThrow();
      installations.remove(gone.id());
      announce(new Announcement.InstallationChanged("deleted", gone, reached(gone), by));
    });
  }

  /** What an installation reaches. */
  public List<Repository> reached(Installation installation) {
    return repositories().stream().filter(installation::reaches).toList();
  }

  /** Gives a repository to another account, of which the App may not be part. */
  public void transfer(Repository repository, Account to, Account by) {
    monitor.change(() -> {
      var from = installation(repository.owner());
      var former = Account.key(repository.fullName());
      repositories.remove(former);
      repository.ownedBy(to);
      formerNames.put(former, repository);
      add(repository);
      var moved = List.of(repository);
      from.ifPresent(left -> announce(new Announcement.ReachChanged(left, List.of(), moved, by)));
      installation(to)
          .ifPresent(
              entered -> announce(new Announcement.ReachChanged(entered, moved, List.of(), by)));
    });
  }

  public Optional<Installation> installation(long id) {
    return monitor.read(() -> Optional.ofNullable(installations.get(id)));
  }

  public Optional<Installation> installation(Account account) {
    return monitor.read(() ->
        installations.values().stream().filter(each -> each.account().equals(account)).findFirst());
  }

  public List<Installation> installations() {
    return monitor.read(() -> List.copyOf(installations.values()));
  }

  /** Lets go of the files below all repositories. */
  public void close() {
    repositories().forEach(repository -> repository.git().close());
  }
}
