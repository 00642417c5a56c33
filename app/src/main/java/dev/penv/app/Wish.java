package dev.penv.app;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The App that a person asks for.
 *
 * @param name shown on GitHub, where it can still be changed
 * @param teams whether policies may name teams
 */
public record Wish(Owner owner, String name, boolean teams) {
  /** GitHub takes no longer ones. */
  static final int LONGEST_NAME = 34;

  /** What came of a form. */
  public sealed interface Read {
    record Good(Wish wish) implements Read {}

    /** What to change, each in a sentence. */
    record Bad(List<String> problems) implements Read {}
  }

  /**
   * Reads the fields of the form; absent ones are empty.
   *
   * @param fields {@code owner}, {@code login}, {@code name}, {@code teams}
   */
  public static Read read(Map<String, String> fields) {
    var problems = new ArrayList<String>();
    var name = fields.getOrDefault("name", "").strip();
    if (name.isEmpty() || name.codePointCount(0, name.length()) > LONGEST_NAME) {
      problems.add("The App's name has 1 to %d characters.".formatted(LONGEST_NAME));
    }
    var owner = owner(fields);
    if (owner.isEmpty()) {
      problems.add("Give the organisation's login: letters, digits and hyphens, at most 39.");
    }
    var wish = new Wish(owner.orElseGet(Owner.Person::new), name, fields.containsKey("teams"));
    if (owner.filter(Owner.Person.class::isInstance).isPresent() && wish.teams()) {
      problems.add("Only an organisation has teams.");
    }
    return problems.isEmpty() ? new Read.Good(wish) : new Read.Bad(List.copyOf(problems));
  }

  private static Optional<Owner> owner(Map<String, String> fields) {
    return fields.getOrDefault("owner", "").equals("organization")
        ? Owner.Organization.named(fields.getOrDefault("login", "").strip())
        : Optional.of(new Owner.Person());
  }
}
