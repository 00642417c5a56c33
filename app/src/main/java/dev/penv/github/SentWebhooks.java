package dev.penv.github;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The webhooks that GitHub has sent or tried to send: it remembers those of the last three days, on
 * an Enterprise Server seven. Throws {@link GitHub.Unreachable} as its reads do.
 */
public interface SentWebhooks {
  /**
   * Some of them, newest first.
   *
   * @param cursor of the page before; empty for the newest
   */
  Page page(String cursor);

  /** What a webhook told, as JSON; empty when GitHub has forgotten it. */
  Optional<byte[]> payload(long id);

  /**
   * Some of them.
   *
   * @param next cursor of the page with older ones, empty when there is none
   */
  record Page(List<Sent> sent, String next) {
    public Page {
      sent = List.copyOf(sent);
    }
  }

  /**
   * One sending.
   *
   * @param guid the same for all sendings of one event
   * @param arrived the receiver took it
   * @param action empty for an event that has none
   */
  record Sent(long id, String guid, Instant at, boolean arrived, String event, String action) {}
}
