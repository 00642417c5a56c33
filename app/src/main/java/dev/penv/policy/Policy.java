package dev.penv.policy;

import dev.penv.command.Prefix;
import dev.penv.github.Permission;
import dev.penv.github.Repo;
import dev.penv.hardware.Gpu;
import dev.penv.policy.Ask.Matter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Who may do what in one repository, and how much of it. Each layer that speaks of something must
 * allow it, so that a repository can only narrow what its organisation grants; where none speaks
 * the built-in rule holds. A layer that cannot be understood forbids whatever costs money.
 *
 * @param repositories full names, in any case, of the repositories that may use machines of this
 *     penv
 * @param layers from the outside in: operator, organisation, repository
 */
public record Policy(Set<String> repositories, List<Layer> layers) {

  public Policy {
    repositories = repositories.stream().map(Policy::alike).collect(Collectors.toUnmodifiableSet());
    layers = List.copyOf(layers);
  }

  /** One of which nobody says anything but which repositories have machines. */
  public Policy(Set<String> repositories) {
    this(repositories, List.of());
  }

  /** The same with what files say besides. */
  public Policy with(List<Layer> more) {
    var all = new ArrayList<>(layers);
    all.addAll(more);
    return new Policy(repositories, all);
  }

  public Verdict decide(Ask ask) {
    return denial(ask).<Verdict>map(denied -> denied).orElseGet(Verdict.Allowed::new);
  }

  private Optional<Verdict.Denied> denial(Ask ask) {
    return switch (ask.matter()) {
      case Matter.RunOwnCode() ->
          first(List.of(who(Deed.RUN, ask), broken(), notServed(ask.repo())));
      case Matter.RunForkCode() ->
          first(List.of(who(Deed.RUN, ask), broken(), notServed(ask.repo()), noForks()));
      case Matter.Approve() -> first(List.of(who(Deed.APPROVE, ask), broken(), noForks()));
      case Matter.Stop(var starter) when starter.id() == ask.asker().account().id() ->
          Optional.empty();
      case Matter.Stop _ -> who(Deed.STOP, ask);
      case Matter.Propose() -> first(List.of(who(Deed.RUN, ask), mayPush(ask)));
      // Whoever may run something here must be able to see what came of it.
      case Matter.Know() -> who(Deed.RUN, ask).flatMap(_ -> who(Deed.KNOW, ask));
    };
  }

  private static Optional<Verdict.Denied> first(List<Optional<Verdict.Denied>> denials) {
    return denials.stream().flatMap(Optional::stream).findFirst();
  }

  /** Whether machines of this penv may serve the repository. */
  public boolean serves(String fullName) {
    return repositories.contains(alike(fullName));
  }

  /** GitHub takes names for the same that differ in case alone. */
  private static String alike(String fullName) {
    return fullName.toLowerCase(Locale.ROOT);
  }

  /** Whether there is anything here for a repository at all. */
  public Verdict reaches(Repo repo) {
    return notServed(repo).<Verdict>map(denied -> denied).orElseGet(Verdict.Allowed::new);
  }

  private Optional<Verdict.Denied> notServed(Repo repo) {
    return serves(repo.fullName()) ? Optional.empty() : Optional.of(Denials.unserved(repo));
  }

  private Optional<Verdict.Denied> who(Deed deed, Ask ask) {
    return whoMay(deed)
        .filter(one -> !one.value().admits(ask.asker()))
        .findFirst()
        .map(one -> Denials.who(one.value(), one.rule(), ask));
  }

  /** A branch of the repository is for those who could push it, whoever may run things here. */
  private static Optional<Verdict.Denied> mayPush(Ask ask) {
    var pushing = Who.holding(Permission.WRITE);
    return pushing.admits(ask.asker())
        ? Optional.empty()
        : Optional.of(Denials.who(pushing, Rule.builtIn("init: write"), ask));
  }

  /** Why nothing that costs money is allowed while a layer cannot be understood. */
  public Optional<Verdict.Denied> broken() {
    return layers.stream()
        .filter(Layer.Broken.class::isInstance)
        .map(layer -> Denials.broken((Layer.Broken) layer))
        .findFirst();
  }

  private Optional<Verdict.Denied> noForks() {
    return forksRule().value() == Forks.APPROVE
        ? Optional.empty()
        : Optional.of(Denials.forks(forksRule().rule()));
  }

  private Limited<Forks> forksRule() {
    var spoken = spoken().filter(rules -> rules.forks() != Forks.UNSAID).toList();
    return Stream.concat(
            spoken.stream().filter(rules -> rules.forks() == Forks.NEVER),
            spoken.isEmpty() ? Stream.of(Rules.BUILT_IN) : spoken.stream())
        .findFirst()
        .map(rules -> new Limited<>(rules.forks(), rules.rule("forks")))
        .orElseThrow();
  }

  /** Who may do it, as one rule after the other says; all of them hold. */
  public List<Rule> rulesOf(Deed deed) {
    return whoMay(deed).map(Limited::rule).toList();
  }

  /** The rule on forks. */
  public Rule ruleOfForks() {
    return forksRule().rule();
  }

  /** All rules as they are written, from the outside in and in the order of each file. */
  public List<Rule> written() {
    return spoken()
        .flatMap(rules ->
            rules.written().values().stream()
                .sorted(Comparator.comparingInt(Rule::line).thenComparing(Rule::text)))
        .toList();
  }

  /** The teams that rules name, by slug: whoever decides must know who is in them. */
  public Set<String> teams() {
    return spoken()
        .flatMap(rules -> rules.who().values().stream())
        .flatMap(who -> who.teams().stream())
        .collect(Collectors.toUnmodifiableSet());
  }

  /** The rule that forbids such a machine. */
  public Optional<Rule> forbids(String provider, Gpu gpu) {
    for (var rules : spoken().toList()) {
      if (!rules.machines().providers().allows(provider))
        return Optional.of(rules.rule("machines"));
      if (!rules.machines().allow(gpu)) return Optional.of(rules.rule("gpus"));
    }
    return Optional.empty();
  }

  /** What the layers set as limits. */
  public Ceilings ceilings() {
    return new Ceilings(spoken().toList());
  }

  /** Whether {@code /run} must be {@code /penv run}. */
  public Prefix prefix() {
    return spoken().anyMatch(rules -> rules.prefix() == Prefix.REQUIRED)
        ? Prefix.REQUIRED
        : Prefix.OPTIONAL;
  }

  /** Whether the dispatch of a workflow starts a run, by the path of its file. */
  public boolean starts(String workflow) {
    return or(spoken().filter(rules -> !rules.workflows().isEmpty()))
        .allMatch(rules -> rules.workflows().contains(workflow));
  }

  /** Whether a push ends what a person asked for. */
  public boolean supersedes() {
    return spoken().anyMatch(Rules::superseding);
  }

  private Stream<Limited<Who>> whoMay(Deed deed) {
    return or(spoken().filter(rules -> rules.who().containsKey(deed)))
        .flatMap(rules -> rules.whoMay(deed).stream());
  }

  private static Stream<Rules> or(Stream<Rules> spoken) {
    var all = spoken.toList();
    return all.isEmpty() ? Stream.of(Rules.BUILT_IN) : all.stream();
  }

  private Stream<Rules> spoken() {
    return layers.stream()
        .filter(Layer.Speaks.class::isInstance)
        .map(layer -> ((Layer.Speaks) layer).rules());
  }
}
