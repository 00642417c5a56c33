package dev.penv.policy;

import dev.penv.command.Prefix;
import dev.penv.github.Permission;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * All that one layer says. What it leaves unsaid has a value that narrows nothing.
 *
 * @param who for the deeds that it speaks of
 * @param workflows whose dispatch starts a run, by path; empty when it says nothing of them
 * @param superseding whether a push ends what a person asked for
 * @param written the rules as they stand there, by key
 */
public record Rules(
    Source source,
    Prefix prefix,
    Map<Deed, Who> who,
    Forks forks,
    Machines machines,
    Limits limits,
    Set<String> workflows,
    boolean superseding,
    Map<String, Rule> written) {
  /** What holds where nobody says anything. */
  public static final Rules BUILT_IN =
      new Rules(
          Source.BUILT_IN,
          Prefix.OPTIONAL,
          Map.of(
              Deed.RUN, Who.holding(Permission.WRITE),
              Deed.STOP, Who.holding(Permission.WRITE),
              Deed.KNOW, Who.holding(Permission.WRITE),
              Deed.APPROVE, Who.holding(Permission.MAINTAIN)),
          Forks.NEVER,
          Machines.ALL,
          Limits.NONE,
          Set.of(".github/workflows/penv.yml"),
          false,
          Map.of(
              "who.run", Rule.builtIn("who.run: write"),
              "who.stop", Rule.builtIn("who.stop: write"),
              "who.know", Rule.builtIn("who.know: write"),
              "who.approve", Rule.builtIn("who.approve: maintain"),
              "forks", Rule.builtIn("forks: never")));

  public Rules {
    who = Map.copyOf(who);
    workflows = Set.copyOf(workflows);
    written = Map.copyOf(written);
  }

  /** One that says nothing. */
  public static Rules silent(Source source) {
    return new Rules(
        source,
        Prefix.OPTIONAL,
        Map.of(),
        Forks.UNSAID,
        Machines.ALL,
        Limits.NONE,
        Set.of(),
        false,
        Map.of());
  }

  /** Nothing but limits. */
  public static Rules limiting(Source source, Limits limits) {
    var silent = silent(source);
    return new Rules(
        source,
        silent.prefix(),
        silent.who(),
        silent.forks(),
        silent.machines(),
        limits,
        silent.workflows(),
        silent.superseding(),
        silent.written());
  }

  Optional<Limited<Who>> whoMay(Deed deed) {
    return Optional.ofNullable(who.get(deed)).map(one -> new Limited<>(one, rule(deed.key())));
  }

  /** The rule of that key; one that is not written there is quoted by its key. */
  Rule rule(String key) {
    var rule = written.get(key);
    return rule == null ? new Rule(key, source, 0) : rule;
  }
}
