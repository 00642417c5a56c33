package dev.penv.web.page;

import dev.penv.complaint.Durations;
import dev.penv.report.Wording;
import dev.penv.run.Phase;
import dev.penv.run.Progress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A phase on the timeline.
 *
 * @param took in words
 * @param since epoch milliseconds while the phase lasts, 0 when it is over
 * @param from where its bar begins, in percent of the whole
 * @param width of its bar, in percent of the whole
 */
public record PhaseRow(String name, String took, long since, String from, String width) {
  /** Phases that took nothing to speak of are left out, except the present one. */
  private static final Duration WORTH_TELLING = Duration.ofMillis(50);

  static List<PhaseRow> of(Progress progress, Instant now) {
    var phases = List.copyOf(progress.since().entrySet());
    if (phases.isEmpty()) return List.of();
    var begin = phases.getFirst().getValue();
    var over = progress.phase() == Phase.ENDED;
    var whole = Duration.between(begin, over ? phases.getLast().getValue() : now);
    var rows = new ArrayList<PhaseRow>();
    for (int i = 0; i < phases.size(); i++) {
      var phase = phases.get(i).getKey();
      var from = phases.get(i).getValue();
      var last = i + 1 == phases.size();
      var took = Duration.between(from, last ? now : phases.get(i + 1).getValue());
      if (phase == Phase.ENDED || (!last && took.compareTo(WORTH_TELLING) < 0)) continue;
      rows.add(
          new PhaseRow(
              Wording.part(phase),
              Durations.print(took),
              last ? from.toEpochMilli() : 0,
              percent(Duration.between(begin, from), whole),
              percent(took, whole)));
    }
    return List.copyOf(rows);
  }

  private static String percent(Duration part, Duration whole) {
    if (whole.isZero() || whole.isNegative()) return "0%";
    var share = 100.0 * part.toMillis() / whole.toMillis();
    return Math.round(Math.clamp(share, 0, 100) * 10) / 10.0 + "%";
  }
}
