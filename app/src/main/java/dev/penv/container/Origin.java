package dev.penv.container;

import dev.penv.complaint.Place;
import dev.penv.complaint.Quoted;

/**
 * Where a power came from.
 *
 * @param property as its author knows it: {@code runArgs[3]}, {@code services.db.privileged}
 * @param place where it stands, or what brought it
 * @param bearer what brought it, such as a Feature; empty for the file itself
 */
public record Origin(String property, Place place, String bearer) {
  /** Written in the file itself. */
  public Origin(String property, Place place) {
    this(property, place, "");
  }

  /** Brought by a Feature that the file names there. */
  public static Origin feature(String property, Place place, String id) {
    return new Origin(property, place, "the Feature " + Quoted.of(id, 200));
  }

  /** Brought by the metadata label of the image that the file names there. */
  public static Origin image(String property, Place place) {
    return new Origin(property, place, "the image's metadata");
  }

  /** Begins a sentence, and is quoted in one. */
  String shown() {
    var name = Quoted.of(property, 200);
    return bearer.isEmpty() ? name : name + " of " + bearer;
  }
}
