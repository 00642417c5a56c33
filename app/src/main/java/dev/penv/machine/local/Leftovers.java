package dev.penv.machine.local;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a killed process has left of slots, and caches that were given up. To remove it takes long
 * where there is much of it, so that nobody who wants to buy may wait for that.
 */
final class Leftovers {
  private static final Logger log = LoggerFactory.getLogger(Leftovers.class);

  private final LocalSettings settings;
  private final Slots slots;
  private final Caches caches;
  private final Sweeping sweeping;
  private final ReentrantLock atCaches = new ReentrantLock();

  Leftovers(LocalSettings settings, Slots slots, Caches caches, Sweeping sweeping) {
    this.settings = settings;
    this.slots = slots;
    this.caches = caches;
    this.sweeping = sweeping;
  }

  /** Removes what no other thread is at already. What cannot be removed stays taken. */
  void removeOfSlots() throws InterruptedException {
    for (int slot = 0; slot < settings.slots(); slot++) {
      if (!isThere(slot) || !slots.lock(slot).tryLock()) continue;
      try {
        if (isThere(slot)) remove(slot);
      } catch (IOException e) {
        log.warn("slot {} cannot be freed of what was left there; tried again later", slot, e);
      } finally {
        slots.lock(slot).unlock();
      }
    }
  }

  /** The same for caches. */
  void removeOfCaches() {
    if (!atCaches.tryLock()) return;
    try {
      var all = caches.givenUp();
      if (!all.isEmpty()) sweeping.remove(all);
    } catch (IOException e) {
      log.warn("caches that were given up cannot be removed; tried again later", e);
    } finally {
      atCaches.unlock();
    }
  }

  /** Whether a slot is neither free nor anybody's. */
  boolean isThere(int slot) {
    return Files.exists(slots.made(slot)) || (slots.isThere(slot) && !slots.isTagged(slot));
  }

  private void remove(int slot) throws IOException, InterruptedException {
    if (Files.exists(slots.made(slot))) sweeping.remove(List.of(slots.made(slot)));
    if (!slots.isThere(slot) || slots.isTagged(slot)) return;
    sweeping.sweep(slots.folder(slot), settings.isolation().user(slot));
    slots.free(slot);
  }
}
