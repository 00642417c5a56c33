package dev.penv.machine.local;

import dev.penv.github.Repo;
import dev.penv.hardware.Hardware;
import dev.penv.machine.Lease;
import dev.penv.machine.Offer;
import dev.penv.machine.Purchase;
import dev.penv.machine.Purchase.NoCapacity;
import dev.penv.remote.User;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Sells slots, one at a time. */
final class Sale {
  private static final String TAKEN = "All of its slots are taken.";

  private final LocalSettings settings;
  private final Stock stock;
  private final Slots slots;
  private final Caches caches;
  private final Leftovers leftovers;
  private final InstantSource clock;
  private final Uptime.Source uptime;

  Sale(
      LocalSettings settings,
      Stock stock,
      Slots slots,
      Caches caches,
      Leftovers leftovers,
      InstantSource clock,
      Uptime.Source uptime) {
    this.settings = settings;
    this.stock = stock;
    this.slots = slots;
    this.caches = caches;
    this.leftovers = leftovers;
    this.clock = clock;
    this.uptime = uptime;
  }

  /** A slot that was sold, or why there is none. */
  sealed interface Sold {
    record Slot(int number, Tag tag) implements Sold {}

    record None(Purchase reason) implements Sold {}
  }

  Sold sell(Offer offer, Repo repo, Lease lease) throws IOException, InterruptedException {
    leftovers.removeOfSlots();
    var sold = sellNext(offer, repo, lease);
    leftovers.removeOfCaches();
    return sold;
  }

  /** Quick, as all others wait for it. */
  private synchronized Sold sellNext(Offer offer, Repo repo, Lease lease) throws IOException {
    var own = slots.of(lease.owner());
    if (own.isPresent()) return new Sold.Slot(own.get().getKey(), own.get().getValue());
    if (!settings.allowed().test(repo)) return refused(offer, repo);
    var tags = slots.tags();
    var shortage = stock.shortage(offer.hardware(), hardware(tags));
    if (shortage.isPresent()) return none(offer, shortage.get());
    var inUse = tags.values().stream().map(Tag::repositoryId).collect(Collectors.toSet());
    var group = caches.open(repo, inUse, clock.instant());
    if (group.isEmpty()) return none(offer, "It keeps the code of too many repositories.");
    return firstFree(offer, repo, lease, group.get());
  }

  private Sold firstFree(Offer offer, Repo repo, Lease lease, int group) throws IOException {
    var obstacles = new TreeSet<String>();
    for (int slot = 0; slot < settings.slots(); slot++) {
      var user = settings.isolation().user(slot, group);
      var tag = tag(offer, repo, lease, user);
      var obstacle = take(slot, tag);
      if (obstacle.isEmpty()) return new Sold.Slot(slot, tag);
      obstacles.add(obstacle.get());
    }
    return none(offer, String.join(" ", obstacles));
  }

  /** Takes a slot, or says why not; what another thread sweeps is not free. */
  private Optional<String> take(int slot, Tag tag) throws IOException {
    var lock = slots.lock(slot);
    if (!lock.tryLock()) return Optional.of(TAKEN);
    try {
      if (slots.isThere(slot) || leftovers.isThere(slot)) return Optional.of(TAKEN);
      var strangers = strangers(tag.user());
      if (strangers.isEmpty()) slots.take(slot, tag);
      return strangers;
    } finally {
      lock.unlock();
    }
  }

  /** A user that runs something without having a slot is somebody else's. */
  private static Optional<String> strangers(User user) {
    return switch (user) {
      case User.Same() -> Optional.empty();
      case User.Slot(var uid, _) ->
          Processes.ofUser(uid).stream()
              .findFirst()
              .map(pid -> "User %d runs process %d, which is not penv's.".formatted(uid, pid));
    };
  }

  private Tag tag(Offer offer, Repo repo, Lease lease, User user) {
    var up = uptime.now();
    var ids = user instanceof User.Slot(var uid, var gid) ? List.of(uid, gid) : List.of(0, 0);
    return new Tag(
        settings.instance(),
        lease.owner(),
        repo.fullName(),
        repo.id(),
        lease.until(),
        clock.instant(),
        up.boot(),
        up.passed().toMillis(),
        offer.hardware(),
        offer.rate(),
        ids.getFirst(),
        ids.getLast());
  }

  private static Sold refused(Offer offer, Repo repo) {
    var reason =
        "This computer runs only repositories that its operator lists, and %s is not among them."
            .formatted(repo.fullName());
    return new Sold.None(new Purchase.Refused(offer, reason));
  }

  private static Sold none(Offer offer, String reason) {
    return new Sold.None(new NoCapacity(offer, reason));
  }

  private static List<Hardware> hardware(Map<Integer, Tag> tags) {
    return tags.values().stream().map(Tag::hardware).toList();
  }
}
