package dev.penv.lifecycle;

import dev.penv.event.Event;
import dev.penv.github.AppInstallation;
import dev.penv.github.GitHub;
import dev.penv.github.Installations;
import dev.penv.github.Inventory;
import dev.penv.github.Outgoing;
import dev.penv.github.Repo;
import dev.penv.journal.Alarm;
import dev.penv.run.Run;
import dev.penv.run.RunId;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the inventory of what the App reaches, from events and from GitHub itself, and ends the
 * runs of what it does not reach any more: nobody could be told of them, nor stop them.
 */
public final class Reach {
  private static final Logger LOG = LoggerFactory.getLogger(Reach.class);

  private static final String UNINSTALLED = "penv was uninstalled here";
  private static final String SUSPENDED = "penv was suspended here";
  private static final String REMOVED = "penv may not use this repository any more";

  private final Inventory inventory;
  private final Installations installations;
  private final Outgoing outgoing;
  private final Supplier<List<Run>> live;
  private final BiConsumer<RunId, RunSignal> signal;
  private final Alarm alarm;

  /** By installation: of two answers the older one must not be the last. */
  private final ConcurrentMap<Long, ReentrantLock> asked = new ConcurrentHashMap<>();

  /**
   * @param live the runs that are live in this process
   * @param signal asks one of them for something
   */
  Reach(
      Inventory inventory,
      Installations installations,
      Outgoing outgoing,
      Supplier<List<Run>> live,
      BiConsumer<RunId, RunSignal> signal,
      Alarm alarm) {
    this.inventory = inventory;
    this.installations = installations;
    this.outgoing = outgoing;
    this.live = live;
    this.signal = signal;
    this.alarm = alarm;
  }

  /** The repository is reached, under this name; renamed and transferred ones keep their id. */
  public void saw(Repo repo) {
    if (inventory.repository(repo.id()).filter(repo::equals).isEmpty()) {
      inventory.reach(List.of(repo));
    }
  }

  /** Something about an installation. */
  public void told(Event.OfInstallation event) {
    switch (event) {
      case Event.InstallationChanged(var id) -> renew(id);
      case Event.InstallationDeleted(var id) -> deleted(id);
      case Event.ReachChanged(var id, var removed) -> {
        renew(id);
        var lost = ids(removed);
        lost.removeAll(ids(inventory.repositories(id)));
        end(lost, REMOVED);
      }
    }
  }

  /** GitHub is asked how it is now: events come late and out of order. */
  private void renew(long id) {
    var lock = asked.computeIfAbsent(id, _ -> new ReentrantLock());
    lock.lock();
    try {
      installations.find(id).ifPresentOrElse(this::bring, () -> deleted(id));
    } finally {
      lock.unlock();
    }
  }

  /** Asks GitHub again and again, as an event may be lost; until interrupted. */
  public void watch(Duration every, Duration afterFailure) throws InterruptedException {
    while (true) {
      var pause = every;
      try {
        look();
      } catch (GitHub.Unreachable e) {
        Interruption.check(e);
        LOG.info("the inventory is asked for again in {}: {}", afterFailure, e.getMessage());
        pause = afterFailure;
      } catch (RuntimeException e) {
        LOG.warn("the inventory cannot be brought up to date; again in {}", afterFailure, e);
        pause = afterFailure;
      }
      alarm.sleepUntil(alarm.instant().plus(pause));
    }
  }

  /**
   * One look at all that GitHub has. Only what was known before GitHub was asked can be lost by its
   * answer: what an event tells of meanwhile is newer than that.
   */
  void look() {
    var before = inventory.installations();
    var all = installations.all();
    var ids = all.stream().map(AppInstallation::id).collect(Collectors.toSet());
    for (var known : before) if (!ids.contains(known.id())) deleted(known.id());
    // The list is old by the time that the last of it is looked at.
    ids.forEach(this::renew);
  }

  private void bring(AppInstallation installation) {
    stands(installation);
    if (!installation.suspended()) refresh(installation.id());
  }

  private void refresh(long installation) {
    var lost = ids(inventory.repositories(installation));
    var reached = installations.repositories(installation);
    inventory.reachOnly(installation, reached);
    lost.removeAll(ids(reached));
    end(stillLost(lost), REMOVED);
  }

  private void stands(AppInstallation installation) {
    var before = inventory.installation(installation.id());
    inventory.keep(installation);
    if (installation.suspended()) {
      end(ids(inventory.repositories(installation.id())), SUSPENDED);
    } else if (before.filter(AppInstallation::suspended).isPresent()) {
      outgoing.reopen(installation.id());
    }
  }

  private void deleted(long installation) {
    var lost = ids(inventory.repositories(installation));
    inventory.forget(installation);
    outgoing.drop(installation);
    end(stillLost(lost), UNINSTALLED);
  }

  /** A repository that was transferred is reached through another installation. */
  private Set<Long> stillLost(Set<Long> repositories) {
    return repositories.stream()
        .filter(id -> inventory.repository(id).isEmpty())
        .collect(Collectors.toSet());
  }

  private void end(Set<Long> repositories, String why) {
    for (var run : live.get()) {
      if (!repositories.contains(run.repo().id())) continue;
      LOG.info("run {} is ended: {}", run.id(), why);
      signal.accept(run.id(), new RunSignal.OutOfReach(why));
    }
  }

  private static Set<Long> ids(List<Repo> repositories) {
    return repositories.stream().map(Repo::id).collect(Collectors.toCollection(HashSet::new));
  }
}
