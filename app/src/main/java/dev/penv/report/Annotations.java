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
    return of(complaints, Annotation.Level.FAILURE);
  }

  static List<Annotation> of(List<Complaint> complaints, Annotation.Level level) {
    return complaints.stream().flatMap(complaint -> annotation(complaint, level)).toList();
  }

  static String title(List<Annotation> annotations) {
    return annotations.size() == 1
        ? "1 problem in " + annotations.getFirst().path()
        : "%d problems in %s".formatted(annotations.size(), annotations.getFirst().path());
  }

  private static Stream<Annotation> annotation(Complaint complaint, Annotation.Level level) {
    return switch (complaint.place()) {
      case Place.InFile(var path, var line, var _) ->
          Stream.of(
              new Annotation(
                  path,
                  line,
                  level,
                  Markdown.bare(complaint.problem()),
                  Markdown.bare(complaint.remedy())));
      case Place.InCommand _, Place.InSetting _ -> Stream.empty();
    };
  }
}
