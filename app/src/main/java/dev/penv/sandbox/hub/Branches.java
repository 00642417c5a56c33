package dev.penv.sandbox.hub;

import dev.penv.sandbox.git.Bare;
import dev.penv.sandbox.git.Commit;
import dev.penv.sandbox.git.Pack.Moved;
import dev.penv.sandbox.git.Trees;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** The branches of a repository, and what follows from moving one. */
public final class Branches {
  private static final String HEADS = "refs/heads/";

  private final Repository repository;

  Branches(Repository repository) {
    this.repository = repository;
  }

  /**
   * Lays files over what a branch has (a new branch starts at the default branch), and pushes it.
   *
   * @param files text by path; a text that begins with {@code #!} is executable
   * @return the new head
   */
  public String commit(String branch, Map<String, String> files, String message, Account author) {
    return change(() -> {
      var from = git().ref(HEADS + branch).or(this::main).map(List::of).orElse(List.of());
      var sha = write(from, files, message, author);
      push(branch, sha, author);
      return sha;
    });
  }

  /** Writes a commit without moving any branch. */
  public String write(
      List<String> parents, Map<String, String> files, String message, Account author) {
    return change(
        () -> new Trees(git()).commit(parents, files, List.of(), message, signature(author)));
  }

  /** Writes a commit of a tree that is there, without moving any branch. */
  public String commitOf(String tree, List<String> parents, String message, Account author) {
    return change(() -> new Trees(git()).commitOf(tree, parents, message, signature(author)));
  }

  Commit.Signature signature(Account author) {
    // Without the brackets of a bot: by GitHub's own description those are no address.
    var name = author.login().replaceAll("[\\[\\]]", "");
    var address = author.id() + "+" + name + "@users.noreply.github.com";
    return new Commit.Signature(author.login(), address, repository.hub().now());
  }

  /** Points a branch at a commit, by force if it must be. */
  public void push(String branch, String sha, Account pusher) {
    change(() -> {
      var before = git().ref(HEADS + branch).orElse(Moved.ABSENT);
      git().point(HEADS + branch, Optional.of(sha));
      moved(List.of(new Moved(HEADS + branch, before, sha)), pusher);
      return sha;
    });
  }

  /** Deletes a branch; its pull requests are closed. */
  public void delete(String branch, Account by) {
    change(() -> {
      var before = git().ref(HEADS + branch).orElseThrow();
      git().point(HEADS + branch, Optional.empty());
      moved(List.of(new Moved(HEADS + branch, before, Moved.ABSENT)), by);
      return before;
    });
  }

  /** Where a branch is. */
  public Optional<String> head(String branch) {
    return git().ref(HEADS + branch);
  }

  /** Tells the App and the pull requests of refs that have been moved already. */
  public void moved(List<Moved> moves, Account by) {
    change(() -> {
      moves.stream().filter(Branches::announced).forEach(move -> tell(move, by));
      return moves;
    });
  }

  private static boolean announced(Moved move) {
    var known = move.ref().startsWith(HEADS) || move.ref().startsWith("refs/tags/");
    return known && !move.before().equals(move.after());
  }

  private void tell(Moved move, Account by) {
    repository.hub().announce(push(move, by));
    var branch = move.ref().replaceFirst("^refs/(heads|tags)/", "");
    if (move.ref().startsWith(HEADS)) {
      if (!move.after().equals(Moved.ABSENT)) {
        repository.checks().requested(move.after(), branch, move.before(), by);
      }
      repository.hub().repositories().stream()
          .flatMap(each -> each.pulls().stream())
          .filter(pull -> pull.comesFrom(repository, branch))
          .forEach(pull -> pull.headMoved(move, by));
    }
  }

  private Announcement.Pushed push(Moved move, Account by) {
    var created = move.before().equals(Moved.ABSENT);
    var deleted = move.after().equals(Moved.ABSENT);
    var start = created ? main().orElse(move.after()) : move.before();
    List<Commit> commits = deleted ? List.of() : git().between(start, move.after());
    var forced = !created && !deleted && !git().contains(move.after(), move.before());
    return new Announcement.Pushed(
        repository, move.ref(), move.before(), move.after(), forced, commits, by);
  }

  private Optional<String> main() {
    return head(repository.defaultBranch());
  }

  private Bare git() {
    return repository.git();
  }

  private <T> T change(Supplier<T> act) {
    return repository.hub().monitor().change(act);
  }
}
