package dev.penv.policy;

import dev.penv.github.Permission;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Whom a rule lets through: everybody who meets one of its conditions. */
public record Who(List<Condition> any) {
  public Who {
    any = List.copyOf(any);
  }

  /** One way to be let through. */
  public sealed interface Condition {
    record Holds(Permission least) implements Condition {}

    /**
     * Membership of a team of the repository's organisation.
     *
     * @param slug in lower case
     */
    record InTeam(String slug) implements Condition {}
  }

  public static Who holding(Permission least) {
    return new Who(List.of(new Condition.Holds(least)));
  }

  boolean admits(Asker asker) {
    return any.stream().anyMatch(condition -> admits(condition, asker));
  }

  Set<String> teams() {
    return any.stream()
        .filter(Condition.InTeam.class::isInstance)
        .map(condition -> ((Condition.InTeam) condition).slug())
        .collect(Collectors.toUnmodifiableSet());
  }

  private static boolean admits(Condition condition, Asker asker) {
    return switch (condition) {
      case Condition.Holds(var least) -> asker.permission().atLeast(least);
      // A login may have changed hands; only the permission is known to be of this very account.
      case Condition.InTeam(var slug) ->
          asker.permission().atLeast(Permission.READ)
              && asker.teams() instanceof Teams.Known(var slugs)
              && slugs.contains(slug);
    };
  }

  /** What it takes, in the middle of a sentence. */
  String needed() {
    return any.stream().map(Who::needed).collect(Collectors.joining(" or "));
  }

  private static String needed(Condition condition) {
    return switch (condition) {
      case Condition.Holds(var least) -> least.name().toLowerCase(Locale.ROOT) + " permission";
      case Condition.InTeam(var slug) -> "membership of the team `%s`".formatted(slug);
    };
  }
}
