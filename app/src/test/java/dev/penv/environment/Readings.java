package dev.penv.environment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penv.complaint.Complaint;
import dev.penv.complaint.Place;
import java.util.List;

/** What tests say about readings. */
final class Readings {
  private static final String PATH = ".devcontainer/devcontainer.json";

  private Readings() {}

  static Reading of(String text) {
    return EnvironmentReader.read(PATH, "", text);
  }

  /** Of a file whose own part is this, beginning in line 1. */
  static Reading ofOwn(String penv) {
    return of("{ \"customizations\": { \"penv\": " + penv + "}}");
  }

  /** Of one task with a command and these further keys. */
  static Reading ofTask(String keys) {
    return ofOwn("{ \"tasks\": { \"train\": { \"command\": \"true\", " + keys + "}}}");
  }

  static Environment understood(Reading reading) {
    assertThat(reading).isInstanceOf(Reading.Understood.class);
    return ((Reading.Understood) reading).environment();
  }

  static String image(Environment environment) {
    return environment.container().scenario() instanceof Scenario.Image(var name) ? name : "";
  }

  static Task task(Reading reading) {
    return understood(reading).tasks().values().iterator().next();
  }

  static List<Complaint> complaints(Reading reading) {
    assertThat(reading).isInstanceOf(Reading.Misread.class);
    return ((Reading.Misread) reading).complaints();
  }

  static Complaint complaint(Reading reading) {
    assertThat(complaints(reading)).hasSize(1);
    return complaints(reading).getFirst();
  }

  /** As {@code line:column problem remedy}. */
  static String line(Complaint complaint) {
    var place = (Place.InFile) complaint.place();
    return "%d:%d %s %s"
        .formatted(place.line(), place.column(), complaint.problem(), complaint.remedy());
  }
}
