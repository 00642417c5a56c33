package dev.penv.policy;

import dev.penv.github.Permission;
import dev.penv.policy.Ask.Matter;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Who may do what. Whatever no rule allows is denied.
 *
 * @param repositories full names, in any case, of the repositories that may use machines of this
 *     penv
 */
public record Policy(Set<String> repositories) {

  public Policy {
    repositories = repositories.stream().map(Policy::alike).collect(Collectors.toUnmodifiableSet());
  }

  public Verdict decide(Ask ask) {
    return switch (ask.matter()) {
      case Matter.RunOwnCode() -> mayRun(ask);
      case Matter.RunForkCode() -> mayRunFork(ask);
      case Matter.Stop(var starter) when starter.id() == ask.asker().id() -> new Verdict.Allowed();
      case Matter.Stop(var starter) -> atLeast(Permission.WRITE, ask);
      case Matter.Know() -> atLeast(Permission.WRITE, ask);
    };
  }

  /** Whether machines of this penv may serve the repository. */
  public boolean serves(String fullName) {
    return repositories.contains(alike(fullName));
  }

  /** GitHub takes names for the same that differ in case alone. */
  private static String alike(String fullName) {
    return fullName.toLowerCase(Locale.ROOT);
  }

  private Verdict mayRun(Ask ask) {
    return switch (atLeast(Permission.WRITE, ask)) {
      case Verdict.Denied denied -> denied;
      case Verdict.Allowed allowed -> served(ask);
    };
  }

  private Verdict mayRunFork(Ask ask) {
    return switch (atLeast(Permission.WRITE, ask)) {
      case Verdict.Denied denied -> denied;
      case Verdict.Allowed allowed ->
          new Verdict.Denied(
              "Code from forks does not run here.",
              "A maintainer who trusts the commit can push it to a branch of this repository.");
    };
  }

  private Verdict served(Ask ask) {
    if (serves(ask.repo().fullName())) return new Verdict.Allowed();
    return new Verdict.Denied(
        "`%s` is not among the repositories that this penv has machines for."
            .formatted(ask.repo().fullName()),
        "Its operator can add the name to `PENV_LOCAL_REPOSITORIES`.");
  }

  private static Verdict atLeast(Permission needed, Ask ask) {
    if (ask.permission().atLeast(needed)) return new Verdict.Allowed();
    return new Verdict.Denied(
        "This needs %s permission in `%s`."
            .formatted(needed.name().toLowerCase(Locale.ROOT), ask.repo().fullName()),
        "Ask somebody who has it to comment.");
  }
}
