package dev.penv.lifecycle;

import dev.penv.journal.Journal;
import dev.penv.run.Phase;
import dev.penv.run.Run;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** What belongs to the straight line of one run: the parts of its life hand it on. */
record Line(Run run, Journal journal, Telling telling, Attention attention) {
  void enter(Phase phase, Instant at) {
    telling.keep(progress -> progress.enter(phase, at));
  }

  /** Sentences that the asker should read. */
  void note(List<String> sentences) {
    for (var sentence : sentences) telling.keep(progress -> progress.noting(sentence));
  }

  String phase() {
    return telling.progress().phase().name().toLowerCase(Locale.ROOT);
  }
}
