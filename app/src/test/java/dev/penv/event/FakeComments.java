package dev.penv.event;

import dev.penv.github.GitHub;
import dev.penv.github.PostedComments;
import dev.penv.github.Repo;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Comments as a test says that they stand on GitHub, all in open pull requests. */
final class FakeComments implements PostedComments {
  final List<Posted> posted = new ArrayList<>();
  final Set<Long> answered = new HashSet<>();
  final Set<Integer> closed = new HashSet<>();
  final List<Instant> looks = new ArrayList<>();
  int questions;
  boolean away;

  @Override
  public List<Posted> since(Repo repo, Instant since) {
    if (away) throw new GitHub.Unreachable("away");
    looks.add(since);
    return posted.stream().filter(comment -> !comment.changed().isBefore(since)).toList();
  }

  @Override
  public Optional<Thread> thread(Repo repo, int number) {
    questions++;
    return Optional.of(new Thread(true, !closed.contains(number)));
  }

  @Override
  public boolean waits(Repo repo, long comment) {
    questions++;
    return !answered.contains(comment);
  }

  @Override
  public Optional<Instant> installed(long installation) {
    return Optional.of(Instant.EPOCH);
  }
}
