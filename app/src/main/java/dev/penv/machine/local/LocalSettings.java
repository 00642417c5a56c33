package dev.penv.machine.local;

import dev.penv.github.Repo;
import dev.penv.hardware.DataSize;
import dev.penv.money.Rate;
import java.nio.file.Path;
import java.util.function.Predicate;

/**
 * What the operator says about this computer as a machine.
 *
 * @param instance names this penv; machines of another are not touched
 * @param folder of slots and caches; with users of their own, slots must be able to pass through
 *     every folder above it
 * @param slots how many runs at once
 * @param rate of each slot
 * @param leastFree disk space under which nothing new begins
 * @param allowed the repositories whose code may run here
 */
public record LocalSettings(
    String instance,
    Path folder,
    int slots,
    Rate rate,
    Isolation isolation,
    DataSize leastFree,
    Predicate<Repo> allowed) {
  public LocalSettings {
    if (slots < 1 || slots > Isolation.Users.SLOTS) {
      throw new IllegalArgumentException("slots must be 1 to 64, were " + slots);
    }
    if (!folder.isAbsolute()) throw new IllegalArgumentException("not absolute: " + folder);
  }
}
