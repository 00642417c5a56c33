package dev.penv.web;

import dev.penv.github.Account;
import dev.penv.github.GitHub;
import dev.penv.github.Repo;
import dev.penv.login.Readers;
import dev.penv.run.RunQuery;
import dev.penv.run.RunRecords;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Narrows a list to what a visitor may read. GitHub is asked once for each repository. */
final class Repositories {
  /** So many are looked into for one list; who has more names one. */
  static final int MOST = 50;

  private static final int AT_ONCE = 8;

  private final RunRecords runs;
  private final Readers readers;

  Repositories(RunRecords runs, Readers readers) {
    this.runs = runs;
    this.readers = readers;
  }

  /**
   * A query that lists nothing else.
   *
   * @param whole false when there are more repositories than were looked into
   * @param told false when GitHub did not tell of some of them; these are left out
   */
  record Narrowed(RunQuery query, boolean whole, boolean told) {}

  Narrowed narrowed(RunQuery query, Visitor visitor) {
    return switch (visitor) {
      case Visitor.Stranger() -> throw new IllegalArgumentException("strangers get no list");
      case Visitor.Keeper() -> new Narrowed(query, true, true);
      case Visitor.Person person -> narrowed(query, person.who());
      case Visitor.Program program -> narrowed(query, program.who());
    };
  }

  private Narrowed narrowed(RunQuery query, Account who) {
    var there = runs.repositories(query, MOST + 1);
    var asked = there.stream().limit(MOST).toList();
    var readable = new HashSet<Long>();
    var untold = new ArrayList<GitHub.Unreachable>();
    try (var threads = Executors.newFixedThreadPool(AT_ONCE, Thread.ofVirtual().factory())) {
      var answers = new LinkedHashMap<Repo, Future<Boolean>>();
      asked.forEach(repo -> answers.put(repo, threads.submit(() -> readers.mayRead(repo, who))));
      answers.forEach((repo, answer) -> {
        try {
          if (result(answer)) readable.add(repo.id());
        } catch (GitHub.Unreachable unknown) {
          untold.add(unknown);
        }
      });
    }
    // An account that has suspended the App must not hide all others, and is no failure.
    var failed = untold.stream().filter(one -> !(one instanceof GitHub.NotInstalled)).findFirst();
    if (failed.isPresent() && untold.size() == asked.size()) throw failed.get();
    return new Narrowed(query.within(readable), there.size() <= MOST, untold.isEmpty());
  }

  /** What GitHub could not tell is told as it is, and allows nothing. */
  private static boolean result(Future<Boolean> answer) {
    try {
      return answer.get();
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof RuntimeException cause) throw cause;
      throw new IllegalStateException(failed);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("penv is being shut down", e);
    }
  }
}
