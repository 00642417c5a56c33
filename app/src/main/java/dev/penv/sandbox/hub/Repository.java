package dev.penv.sandbox.hub;

import dev.penv.sandbox.git.Bare;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A repository: who may do what, its git, its conversations and its checks. */
public final class Repository {
  private final Hub hub;
  private final long id;
  private Account owner;
  private String name;
  private final Repository source;
  private final Bare git;
  private final Branches branches;
  private final Checks checks;
  private final Instant createdAt;
  private final Map<Account, Role> collaborators = new HashMap<>();
  private final TreeMap<Integer, Issue> issues = new TreeMap<>();
  private boolean open;

  Repository(Hub hub, long id, Account owner, String name) {
    this(hub, id, owner, name, null);
  }

  private Repository(Hub hub, long id, Account owner, String name, @Nullable Repository source) {
    this.hub = hub;
    this.id = id;
    this.owner = owner;
    this.name = name;
    this.source = source == null ? this : source;
    this.git = Bare.create(hub.place(id), defaultBranch());
    this.branches = new Branches(this);
    this.checks = new Checks(this);
    this.createdAt = hub.now();
  }

  /** Copies all branches into a new repository of somebody else, of the same name. */
  public Repository fork(Account by) {
    return hub.monitor()
        .change(() -> {
          var fork = hub.add(new Repository(hub, hub.nextId(), by, name, this));
          for (var branch : git.refs("refs/heads/")) {
            fork.git.take(git, branch.sha());
            fork.git.point(branch.name(), Optional.of(branch.sha()));
          }
          return fork;
        });
  }

  public long id() {
    return id;
  }

  public Account owner() {
    return hub.monitor().read(() -> owner);
  }

  /** Gives it to another account. */
  public void transfer(Account to, Account by) {
    hub.transfer(this, to, by);
  }

  void ownedBy(Account account) {
    owner = account;
  }

  /** Starts a workflow by hand; GitHub's own runners are not played. */
  public void dispatch(String workflow, String ref, Map<String, String> inputs, Account by) {
    hub.monitor()
        .change(() -> hub.announce(new Announcement.Dispatched(this, workflow, ref, inputs, by)));
  }

  public String name() {
    return hub.monitor().read(() -> name);
  }

  /** Gives it another name; calls and git that use the former one are sent there. */
  public Repository rename(String to) {
    return hub.rename(this, to);
  }

  /** Within a change of the hub. */
  void named(String to) {
    name = to;
  }

  public String fullName() {
    return owner().login() + "/" + name();
  }

  public String defaultBranch() {
    return "main";
  }

  public Instant createdAt() {
    return createdAt;
  }

  public boolean isFork() {
    return source != this;
  }

  /** What it was forked from; itself when it is no fork. */
  public Repository source() {
    return source;
  }

  /** Private until {@link #publish()}. */
  public boolean isPrivate() {
    return !open;
  }

  /** Lets everybody read it. */
  public Repository publish() {
    hub.monitor().change(() -> open = true);
    return this;
  }

  /** Whether it is still there. */
  public boolean exists() {
    return hub.repository(id).isPresent();
  }

  public Bare git() {
    return git;
  }

  public Checks checks() {
    return checks;
  }

  public Branches branches() {
    return branches;
  }

  Hub hub() {
    return hub;
  }

  /** Gives or takes a permission. */
  public Repository collaborator(Account account, Role role) {
    hub.monitor().change(() -> collaborators.put(account, role));
    return this;
  }

  /** What somebody may do here now. */
  public Role role(Account account) {
    return hub.monitor()
        .read(() ->
            account.equals(owner)
                ? Role.ADMIN
                : collaborators.getOrDefault(account, open ? Role.READ : Role.NONE));
  }

  /** Commits to a branch as its owner and pushes; see {@link Branches#commit}. */
  public String commit(String branch, Map<String, String> files, String message) {
    return branches.commit(branch, files, message, owner);
  }

  /** Opens a pull request between two branches of this repository. */
  public PullRequest openPullRequest(String head, String base, String title, Account author) {
    return openPullRequest(this, head, base, title, author);
  }

  /** Opens a pull request from a branch of a fork, or of this repository. */
  public PullRequest openPullRequest(
      Repository from, String head, String base, String title, Account author) {
    return open(new Proposal(from, head, base, title, ""), author);
  }

  /**
   * What a pull request asks for.
   *
   * @param from where the head branch is: this repository or a fork
   * @param body Markdown
   */
  public record Proposal(Repository from, String head, String base, String title, String body) {}

  /** Opens a pull request. */
  public PullRequest open(Proposal proposal, Account author) {
    return hub.monitor()
        .change(() -> {
          var pull = new PullRequest(this, nextNumber(), proposal, author);
          issues.put(pull.number(), pull);
          pull.follow();
          hub.announce(new Announcement.Pulled("opened", pull, author));
          return pull;
        });
  }

  /** Opens an issue. */
  public Issue openIssue(String title, String body, Account author) {
    return hub.monitor()
        .change(() -> {
          var issue = new Issue(this, nextNumber(), title, body, author);
          issues.put(issue.number(), issue);
          hub.announce(new Announcement.IssueChanged("opened", issue, author));
          return issue;
        });
  }

  private int nextNumber() {
    return issues.isEmpty() ? 1 : issues.lastKey() + 1;
  }

  /** An issue or a pull request: their numbers are one sequence. */
  public Optional<Issue> issue(int number) {
    return hub.monitor().read(() -> Optional.ofNullable(issues.get(number)));
  }

  public Optional<PullRequest> pull(int number) {
    return issue(number).filter(PullRequest.class::isInstance).map(PullRequest.class::cast);
  }

  /** Issues and pull requests, in order of their numbers. */
  public List<Issue> issues() {
    return hub.monitor().read(() -> List.copyOf(issues.values()));
  }

  public List<PullRequest> pulls() {
    return issues().stream()
        .filter(PullRequest.class::isInstance)
        .map(PullRequest.class::cast)
        .toList();
  }

  public Optional<Comment> comment(long id) {
    return issues().stream()
        .flatMap(issue -> issue.thread().stream())
        .filter(comment -> comment.id() == id)
        .findFirst();
  }
}
