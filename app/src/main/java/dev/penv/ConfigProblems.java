package dev.penv;

import dev.penv.complaint.Complaint;
import dev.penv.complaint.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The operator's settings are wrong; says everything that is, at once. */
public final class ConfigProblems extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ConfigProblems(List<Complaint> complaints) {
    super(complaints.stream().map(ConfigProblems::line).collect(Collectors.joining("\n")));
  }

  /** One problem. */
  static ConfigProblems of(String setting, String problem, String remedy) {
    return new ConfigProblems(
        List.of(new Complaint(new Place.InSetting(setting), problem, remedy)));
  }

  private static String line(Complaint complaint) {
    var place =
        switch (complaint.place()) {
          case Place.InSetting(var key) -> key;
          case Place.InFile(var path, var line, var column) ->
              "%s:%d:%d".formatted(path, line, column);
          case Place.InCommand(var word) -> word;
        };
    return "%s: %s %s".formatted(place, complaint.problem(), complaint.remedy());
  }

  /** Gathers problems while everything is read. */
  static final class Collector {
    private final List<Complaint> complaints = new ArrayList<>();

    void add(String setting, String problem, String remedy) {
      complaints.add(new Complaint(new Place.InSetting(setting), problem, remedy));
    }

    void add(Place place, String problem, String remedy) {
      complaints.add(new Complaint(place, problem, remedy));
    }

    void throwIfAny() {
      if (!complaints.isEmpty()) throw new ConfigProblems(complaints);
    }
  }
}
