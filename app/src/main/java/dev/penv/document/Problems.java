package dev.penv.document;

import dev.penv.complaint.Complaint;
import dev.penv.complaint.Place;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Gathers all that is wrong with one file, so that its author is told everything at once. */
public final class Problems {
  /** As many annotations as GitHub takes in one request; more help nobody. */
  private static final int MOST = 50;

  private final String path;
  private final String example;
  private final List<Complaint> errors = new ArrayList<>();
  private final List<Complaint> warnings = new ArrayList<>();

  private Problems(String path, String example) {
    this.path = path;
    this.example = example;
  }

  /** Of a file in JSON. */
  public static Problems inJson(String path) {
    return new Problems(path, "`\"%s\": %s`");
  }

  /** Of a file in YAML. */
  public static Problems inYaml(String path) {
    return new Problems(path, "`%s: %s`");
  }

  /** A key with a value as it is written there. */
  String example(String key, String value) {
    return example.formatted(key, value);
  }

  public void add(Position at, String problem, String remedy) {
    add(new Complaint(place(at), problem, remedy));
  }

  public void add(Complaint complaint) {
    if (!full()) errors.add(complaint);
  }

  public void warn(Position at, String problem, String remedy) {
    if (warnings.size() < MOST) warnings.add(new Complaint(place(at), problem, remedy));
  }

  /** Whether a further error would be dropped, so that looking for it is wasted. */
  public boolean full() {
    return errors.size() >= MOST;
  }

  public Place place(Position at) {
    return new Place.InFile(path, at.line(), at.column());
  }

  public List<Complaint> errors() {
    return inOrder(errors);
  }

  public List<Complaint> warnings() {
    return inOrder(warnings);
  }

  private static List<Complaint> inOrder(List<Complaint> complaints) {
    return complaints.stream()
        .sorted(Comparator.comparing(complaint -> position(complaint.place())))
        .toList();
  }

  private static Position position(Place place) {
    return switch (place) {
      case Place.InFile(_, var line, var column) -> new Position(line, column);
      case Place.InCommand _, Place.InSetting _ -> Position.START;
    };
  }
}
