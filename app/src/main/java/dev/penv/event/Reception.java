package dev.penv.event;

import java.time.InstantSource;
import java.util.regex.Pattern;

/**
 * The door of the webhook. Here a delivery is judged by its signature, its headers and whether it
 * is a JSON object; a missing field is found only when the event is read, as GitHub waits at the
 * door.
 */
public final class Reception {
  private static final Pattern GUID = Pattern.compile("[0-9A-Za-z-]{8,64}");
  private static final Pattern NAME = Pattern.compile("[a-z_]{1,64}");

  private final Signature signature;
  private final Inbox inbox;
  private final Runnable arrived;
  private final InstantSource time;

  /** Calls {@code arrived} after each delivery that was kept. */
  public Reception(Signature signature, Inbox inbox, Runnable arrived, InstantSource time) {
    this.signature = signature;
    this.inbox = inbox;
    this.arrived = arrived;
    this.time = time;
  }

  /**
   * Takes a delivery in. What is worth keeping is on disk when this returns.
   *
   * @param guid of {@code X-GitHub-Delivery}
   * @param name of {@code X-GitHub-Event}
   * @param signed the header {@code X-Hub-Signature-256}, empty when there was none
   */
  public Receipt receive(String guid, String name, String signed, byte[] body) {
    if (!signature.holds(signed, body)) return new Receipt.NotSigned();
    if (!GUID.matcher(guid).matches()) return new Receipt.Malformed("X-GitHub-Delivery is no GUID");
    if (!NAME.matcher(name).matches()) return new Receipt.Malformed("X-GitHub-Event is no event");
    return switch (Glance.at(name, body)) {
      case Glance.Broken(var problem) -> new Receipt.Malformed(problem);
      case Glance.Unused() -> {
        inbox.acceptUnused(guid);
        yield new Receipt.Accepted();
      }
      case Glance.Useful() -> {
        if (inbox.accept(new Delivery(guid, name, time.instant(), body))) arrived.run();
        yield new Receipt.Accepted();
      }
    };
  }
}
