package dev.penv.github;

import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** An inventory for tests. */
public final class MemoryInventory implements Inventory {
  private final TreeMap<Long, AppInstallation> installations = new TreeMap<>();
  private final TreeMap<Long, Repo> repositories = new TreeMap<>();

  @Override
  public synchronized List<AppInstallation> installations() {
    return List.copyOf(installations.values());
  }

  @Override
  public synchronized Optional<AppInstallation> installation(long id) {
    return Optional.ofNullable(installations.get(id));
  }

  @Override
  public synchronized List<Repo> repositories(long installation) {
    return repositories.values().stream()
        .filter(repo -> installation == 0 || repo.installation() == installation)
        .toList();
  }

  @Override
  public synchronized Optional<Repo> repository(long id) {
    return Optional.ofNullable(repositories.get(id));
  }

  @Override
  public synchronized void keep(AppInstallation installation) {
    installations.put(installation.id(), installation);
  }

  @Override
  public synchronized void reach(List<Repo> reached) {
    reached.forEach(repo -> repositories.put(repo.id(), repo));
  }

  @Override
  public synchronized void reachOnly(long installation, List<Repo> reached) {
    repositories.values().removeIf(repo -> repo.installation() == installation);
    reach(reached);
  }

  @Override
  public synchronized void forget(long installation) {
    installations.remove(installation);
    repositories.values().removeIf(repo -> repo.installation() == installation);
  }
}
