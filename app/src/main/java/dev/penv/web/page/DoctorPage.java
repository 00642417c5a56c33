package dev.penv.web.page;

import static java.time.temporal.ChronoUnit.SECONDS;

import dev.penv.app.Finding;
import java.time.Instant;
import java.util.List;

/** The check-up of penv's place on GitHub. */
public record DoctorPage(List<Row> rows, String at, long problems) {
  /** One finding, with its colour. */
  public record Row(Badge badge, Finding finding) {}

  public static DoctorPage of(List<Finding> findings, Instant now) {
    var rows = findings.stream().map(finding -> new Row(badge(finding), finding)).toList();
    var problems = findings.stream().filter(each -> each.state() == Finding.State.BAD).count();
    return new DoctorPage(rows, now.truncatedTo(SECONDS).toString(), problems);
  }

  private static Badge badge(Finding finding) {
    return switch (finding.state()) {
      case GOOD -> new Badge("good", "good");
      case FAIR -> new Badge("fair", "fair");
      case BAD -> new Badge("bad", "wrong");
      case UNKNOWN -> new Badge("plain", "unknown");
    };
  }
}
