package dev.penv.lifecycle;

import dev.penv.github.Account;
import dev.penv.github.Repo;
import dev.penv.money.Money;
import dev.penv.policy.Audit;
import dev.penv.policy.Refusals;
import dev.penv.policy.Tally;
import dev.penv.policy.Versions;
import dev.penv.run.RunId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is remembered about asks, by a process that forgets. */
final class MemoryAsks implements Audit, Refusals, Tally, Versions {
  private final Map<String, Entry> entries = new LinkedHashMap<>();
  private final Map<Long, String> versions = new HashMap<>();
  private final Map<String, String> refused = new HashMap<>();
  private final Map<String, Map<String, Instant>> counted = new HashMap<>();

  @Override
  public void decided(Decision decision) {
    entries.putIfAbsent(decision.ask(), new Entry(decision, "", Money.ZERO));
  }

  @Override
  public void settled(RunId run, String machine, Money cost) {
    entries.replaceAll((_, entry) ->
        entry.decision().run().equals(run.value())
            ? new Entry(entry.decision(), machine, cost)
            : entry);
  }

  @Override
  public List<Entry> latest(int most) {
    return new ArrayList<>(entries.values()).reversed().stream().limit(most).toList();
  }

  /** Oldest first. */
  List<String> verdicts() {
    return entries.values().stream().map(entry -> entry.decision().verdict()).toList();
  }

  @Override
  public boolean first(Repo repo, int number, Account who, String ask) {
    var where = "%d/%d/%d".formatted(repo.id(), number, who.id());
    return refused.computeIfAbsent(where, _ -> ask).equals(ask);
  }

  @Override
  public boolean isFirst(Repo repo, long comment, String version) {
    return versions.computeIfAbsent(comment, _ -> version).equals(version);
  }

  @Override
  public void forget(Repo repo, long comment, String version) {
    versions.remove(comment, version);
  }

  @Override
  public int note(String what, String item, Instant at, Instant since) {
    var items = counted.computeIfAbsent(what, _ -> new HashMap<>());
    items.putIfAbsent(item, at);
    return (int)
        items.values().stream().filter(when -> when.isAfter(since) && !when.isAfter(at)).count();
  }
}
