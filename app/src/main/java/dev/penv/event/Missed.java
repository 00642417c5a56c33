package dev.penv.event;

import static java.util.stream.Collectors.toSet;

import dev.penv.github.SentWebhooks.Sent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Predicate;

/** Which of the webhooks that GitHub has sent never arrived. */
final class Missed {
  private Missed() {}

  /**
   * One sending of each event that is missing, in the order in which they were first sent.
   *
   * @param sent newest first
   * @param known GUIDs that were accepted, whatever GitHub thinks of it
   */
  static List<Sent> of(List<Sent> sent, Predicate<String> known) {
    var arrived = sent.stream().filter(Sent::arrived).map(Sent::guid).collect(toSet());
    var missing = new LinkedHashMap<String, Sent>();
    for (var each : sent.reversed()) {
      if (Glance.uses(each.event(), each.action()) && !arrived.contains(each.guid())) {
        missing.putIfAbsent(each.guid(), each);
      }
    }
    return missing.values().stream().filter(each -> !known.test(each.guid())).toList();
  }
}
