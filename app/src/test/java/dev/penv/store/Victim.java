package dev.penv.store;

import dev.penv.event.Delivery;
import dev.penv.journal.Alarm;
import dev.penv.journal.Journals;
import dev.penv.world.TestClock;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;

/**
 * A process to be killed: writes from several threads without end, and prints what it was told is
 * durable, one line each: kind, name.
 */
final class Victim {
  private static final int THREADS = 4;

  private final Store store;
  private final Journals journals;
  private final PrintStream out;

  private Victim(Store store, Alarm alarm, PrintStream out) {
    this.store = store;
    this.journals = new Journals(store.journal(), alarm);
    this.out = out;
  }

  public static void main(String[] arguments) throws IOException {
    var alarm = Alarm.of(Clock.systemUTC());
    var victim = new Victim(Store.open(Path.of(arguments[0]), alarm), alarm, System.out);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < THREADS; i++) threads.execute(victim::live);
    }
  }

  private void live() {
    while (true) {
      var name = UUID.randomUUID().toString();
      store.inbox().accept(new Delivery(name, "push", TestClock.NOON, new byte[2_000]));
      told("delivery", name);
      journals.open(name).once("step", () -> {});
      told("step", name);
      journals.send(name, "stop");
      told("signal", name);
      if (name.charAt(0) < '8') handle(name);
    }
  }

  private void handle(String name) {
    var mine =
        store.inbox().pending(0, Integer.MAX_VALUE).stream()
            .filter(one -> one.delivery().guid().equals(name))
            .toList();
    store.inbox().handled(List.copyOf(mine));
    told("handled", name);
  }

  /** In one write, so that a line is there whole or not at all. */
  private synchronized void told(String kind, String name) {
    out.print(kind + " " + name + "\n");
    out.flush();
  }
}
