package dev.penv.policy;

import dev.penv.github.CommitId;
import dev.penv.github.Repo;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What maintainers let run, in a process that forgets. */
public final class MemoryApprovals implements Approvals {
  private final Map<String, Approval> standing = new LinkedHashMap<>();
  private final Set<String> known = new HashSet<>();
  private final Map<String, String> used = new LinkedHashMap<>();

  @Override
  public void approve(Approval approval) {
    if (known.add(approval.id())) standing.put(approval.id(), approval);
  }

  @Override
  public Optional<Approval> open(Repo repo, int number, CommitId commit, String ask) {
    return standing.values().stream()
        .filter(one -> one.commit().equals(commit) && one.number() == number)
        .filter(one -> used.getOrDefault(one.id(), ask).equals(ask))
        .findFirst();
  }

  @Override
  public boolean use(String approval, String ask) {
    return stands(approval) && used.computeIfAbsent(approval, _ -> ask).equals(ask);
  }

  @Override
  public boolean stands(String approval) {
    return standing.containsKey(approval);
  }

  @Override
  public void moved(Repo repo, int number, CommitId head, Instant at) {
    standing.values().removeIf(one -> one.number() == number && isVoid(one, head, at));
  }

  private static boolean isVoid(Approval one, CommitId head, Instant at) {
    return one.at().isBefore(at) || (one.at().equals(at) && !one.commit().equals(head));
  }
}
