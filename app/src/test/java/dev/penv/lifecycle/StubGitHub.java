package dev.penv.lifecycle;

import dev.penv.github.Account;
import dev.penv.github.CloneToken;
import dev.penv.github.CommitId;
import dev.penv.github.GitHub;
import dev.penv.github.Membership;
import dev.penv.github.Permission;
import dev.penv.github.PullRequest;
import dev.penv.github.Repo;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** GitHub as a test says that it is at the moment. */
final class StubGitHub implements GitHub {
  private final Map<Long, Permission> permissions = new HashMap<>();
  private final Map<String, CommitId> branches = new HashMap<>();
  private Optional<PullRequest> pull = Optional.empty();
  private Optional<CommitId> mergeBase = Optional.empty();
  private final Map<String, String> policies = new HashMap<>();
  private final Map<CommitId, String> files = new HashMap<>();
  private final Map<Long, String> teams = new HashMap<>();
  private final Set<CommitId> faults = new HashSet<>();
  private boolean membersAreSeen = true;
  private int answered;
  private int away;

  /** What an account may do; nothing, unless this is called. */
  void grant(Account account, Permission permission) {
    permissions.put(account.id(), permission);
  }

  void pull(PullRequest now) {
    pull = Optional.of(now);
  }

  void noPull() {
    pull = Optional.empty();
  }

  void branch(String name, CommitId commit) {
    branches.put(name, commit);
  }

  /** The policy file at the tip of a repository's default branch. */
  void policy(String fullName, String text) {
    policies.put(fullName, text);
  }

  /** The policy file at a commit. */
  void policyAt(CommitId commit, String text) {
    files.put(commit, text);
  }

  void team(Account account, String slug) {
    teams.put(account.id(), slug);
  }

  void hideMembers() {
    membersAreSeen = false;
  }

  void mergeBase(CommitId commit) {
    mergeBase = Optional.of(commit);
  }

  /** Whoever asks for files of this commit meets a fault of ours. */
  void fault(CommitId commit) {
    faults.add(commit);
  }

  /** So many of the next calls fail. */
  void away(int calls) {
    awayAfter(0, calls);
  }

  /** So many calls are answered, and then so many fail. */
  void awayAfter(int first, int calls) {
    answered = first;
    away = calls;
  }

  @Override
  public Optional<PullRequest> pullRequest(Repo repo, int number) {
    call();
    return pull;
  }

  @Override
  public boolean isStill(Repo repo) {
    return true;
  }

  @Override
  public String defaultBranch(Repo repo) {
    call();
    return "main";
  }

  @Override
  public Optional<CommitId> commit(Repo repo, String ref) {
    call();
    return Optional.ofNullable(branches.get(ref));
  }

  @Override
  public Optional<CommitId> mergeBase(Repo repo, String base, CommitId head) {
    call();
    return mergeBase;
  }

  @Override
  public Permission permission(Repo repo, Account account) {
    call();
    return permissions.getOrDefault(account.id(), Permission.NONE);
  }

  @Override
  public Optional<String> file(Repo repo, CommitId commit, String path) {
    call();
    if (faults.contains(commit)) throw new IllegalStateException("a fault of ours");
    return Optional.ofNullable(files.get(commit));
  }

  @Override
  public Optional<String> file(Repo repo, String path) {
    call();
    return Optional.ofNullable(policies.get(repo.fullName()));
  }

  @Override
  public Membership membership(Repo repo, String team, Account account) {
    call();
    if (!membersAreSeen) return Membership.UNREADABLE;
    return team.equals(teams.get(account.id())) ? Membership.MEMBER : Membership.NO_MEMBER;
  }

  @Override
  public List<Entry> list(Repo repo, CommitId commit, String folder) {
    call();
    return List.of();
  }

  @Override
  public CloneToken cloneToken(Repo repo) {
    throw new UnsupportedOperationException("these tests fetch nothing");
  }

  private void call() {
    if (answered-- <= 0 && away-- > 0)
      throw new Unreachable("GitHub is away", new IllegalStateException());
  }
}
