package dev.penv.world;

import dev.penv.github.Account;
import dev.penv.github.GitHub;
import dev.penv.github.Permission;
import dev.penv.github.Permissions;
import dev.penv.github.Repo;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** A GitHub that knows who may do what, and nothing else. */
public final class StubPermissions implements Permissions {
  private final Map<Long, Permission> granted = new ConcurrentHashMap<>();
  private final Set<Long> renamed = ConcurrentHashMap.newKeySet();
  private final AtomicInteger asked = new AtomicInteger();
  private final Set<Long> shut = ConcurrentHashMap.newKeySet();
  private volatile boolean away;

  /** What an account may do everywhere; nothing, unless this is called. */
  public void grant(Account account, Permission permission) {
    granted.put(account.id(), permission);
  }

  /** Another repository has its name now. */
  public void takeName(Repo repo) {
    renamed.add(repo.id());
  }

  public void away(boolean now) {
    away = now;
  }

  /** The App is not installed there any more. */
  public void shut(Repo repo) {
    shut.add(repo.id());
  }

  /** How often permissions were asked for. */
  public int asked() {
    return asked.get();
  }

  @Override
  public Permission permission(Repo repo, Account account) {
    asked.incrementAndGet();
    checkThere(repo);
    return granted.getOrDefault(account.id(), Permission.NONE);
  }

  @Override
  public boolean isStill(Repo repo) {
    checkThere(repo);
    return !renamed.contains(repo.id());
  }

  private void checkThere(Repo repo) {
    if (away) throw new GitHub.Unreachable("GitHub is away", new IllegalStateException());
    if (shut.contains(repo.id())) {
      throw new GitHub.NotInstalled("no token", new IllegalStateException());
    }
  }
}
