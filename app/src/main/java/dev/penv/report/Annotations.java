package dev.penv.report;

import dev.penv.complaint.Complaint;
import dev.penv.complaint.Place;
import dev.penv.github.Check.Annotation;
import java.util.List;
import java.util.stream.Stream;

/** Complaints about files, on their lines. */
final class Annotations {
  private Annotations() {}

  /** Of those that are about a file. */
  static List<Annotation> of(List<Complaint> complaints) {
    return complaints.stream().flatMap(Annotations::annotation).toList();
  }

  static String title(List<Annotation> annotations) {
    return annotations.size() == 1
        ? "1 problem in " + annotations.getFirst().path()
        : "%d problems in %s".formatted(annotations.size(), annotations.getFirst().path());
  }

  private static Stream<Annotation> annotation(Complaint complaint) {
    return switch (complaint.place()) {
      case Place.InFile(var path, var line, var _) ->
          Stream.of(
              new Annotation(
                  path,
                  line,
                  Annotation.Level.FAILURE,
                  Markdown.bare(complaint.problem()),
                  Markdown.bare(complaint.remedy())));
      case Place.InCommand _, Place.InSetting _ -> Stream.empty();
    };
  }
}
