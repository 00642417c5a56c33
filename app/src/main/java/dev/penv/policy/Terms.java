package dev.penv.policy;

import dev.penv.command.Prefix;
import dev.penv.complaint.Complained;
import dev.penv.complaint.Durations;
import dev.penv.complaint.Nearest;
import dev.penv.complaint.Quoted;
import dev.penv.document.Form;
import dev.penv.document.Json;
import dev.penv.document.Problems;
import dev.penv.github.Permission;
import dev.penv.hardware.Catalogue;
import dev.penv.hardware.Model;
import dev.penv.money.Ceiling;
import dev.penv.money.Money;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/** What the values in a policy file have to look like. */
final class Terms {
  private static final int MOST = 50;
  private static final Pattern SLUG = Pattern.compile("[a-z0-9][a-z0-9_-]{0,99}");
  private static final Pattern PROVIDER = Pattern.compile("[a-z][a-z0-9-]{0,39}");
  private static final Pattern WORKFLOW =
      Pattern.compile("\\.github/workflows/[A-Za-z0-9._-]{1,100}\\.ya?ml");
  private static final String TEAM = "team:";

  static final Form<Prefix> PREFIX =
      word(Map.of("optional", Prefix.OPTIONAL, "required", Prefix.REQUIRED), "required");

  static final Form<Forks> FORKS =
      word(Map.of("never", Forks.NEVER, "approve", Forks.APPROVE), "approve");

  static final Form<Duration> TIME =
      Form.scalar(
          "a duration such as 90s, 30m, 2h or 7d",
          "2h",
          text -> Durations.parse(text).filter(duration -> !duration.isZero()));

  static final Form<Ceiling> AMOUNT =
      Form.scalar(
          "an amount in US dollars", "2.50", text -> Money.parse(text).map(Ceiling::atMost));

  static final Form<Choice> PROVIDERS =
      choice("providers of machines", "[local]", PROVIDER.asMatchPredicate()::test);

  static final Form<Choice> GPUS = gpus();

  static final Form<Set<String>> WORKFLOWS =
      new Form<>(
          "a list of workflow files",
          "[.github/workflows/penv.yml]",
          (json, problems) -> words(json, WORKFLOW.asMatchPredicate()::test));

  private Terms() {}

  static Form<Who> who(Deed deed) {
    var permissions =
        deed.permissions().stream().map(one -> one.name().toLowerCase(Locale.ROOT)).toList();
    return new Form<>(
        "one of `%s`, a team such as `team:ml`, or a list of them"
            .formatted(String.join("`, `", permissions)),
        "[maintain, team:ml]",
        (json, problems) -> {
          var items = json instanceof Json.Items(_, var all) ? all : List.of(json);
          if (items.isEmpty() || items.size() > MOST) return Optional.empty();
          return Optional.of(
              new Who(items.stream().map(item -> condition(item, permissions, problems)).toList()));
        });
  }

  private static Who.Condition condition(Json item, List<String> permissions, Problems problems) {
    var word = item instanceof Json.Text(_, var text) ? text.toLowerCase(Locale.ROOT) : "";
    if (word.startsWith(TEAM) && SLUG.matcher(word.substring(TEAM.length())).matches()) {
      return new Who.Condition.InTeam(word.substring(TEAM.length()));
    }
    if (permissions.contains(word)) {
      return new Who.Condition.Holds(Permission.valueOf(word.toUpperCase(Locale.ROOT)));
    }
    throw new Complained(
        problems.place(item.at()),
        "This must be one of `%s`, or a team such as `team:ml`, but is %s."
            .formatted(String.join("`, `", permissions), Json.shown(item)),
        Nearest.to(word, permissions).map("Did you mean `%s`?"::formatted).orElse("Name one."));
  }

  private static <T> Form<T> word(Map<String, T> words, String example) {
    return Form.text(
        "one of `%s`".formatted(String.join("`, `", words.keySet().stream().sorted().toList())),
        example,
        text -> Optional.ofNullable(words.get(text)));
  }

  private static Form<Choice> choice(
      String expected, String example, Function<String, Boolean> allowed) {
    return new Form<>(
        "a list of " + expected,
        example,
        (json, problems) -> words(json, allowed).map(Choice.Only::new));
  }

  private static Form<Choice> gpus() {
    return new Form<>(
        "`any`, `none` or a list of models",
        "[t4, v100]",
        (json, problems) ->
            switch (json) {
              case Json.Text(_, var text) when text.equals("any") -> Optional.of(new Choice.Any());
              case Json.Text(_, var text) when text.equals("none") ->
                  Optional.of(new Choice.Only(Set.of()));
              case Json.Items(_, var items) when items.size() <= MOST ->
                  Optional.of(
                      new Choice.Only(
                          Set.copyOf(items.stream().map(item -> gpu(item, problems)).toList())));
              default -> Optional.empty();
            });
  }

  private static String gpu(Json item, Problems problems) {
    var name = item instanceof Json.Text(_, var text) ? text : "";
    return Catalogue.find(name)
        .map(Model::key)
        .orElseThrow(() ->
            new Complained(
                problems.place(item.at()),
                "There is no GPU called %s.".formatted(Quoted.of(name)),
                Nearest.to(name, Catalogue.models().stream().map(Model::key).toList())
                    .map("Did you mean `%s`?"::formatted)
                    .orElse("Name models such as `t4` or `v100`.")));
  }

  private static Optional<Set<String>> words(Json json, Function<String, Boolean> allowed) {
    if (!(json instanceof Json.Items(_, var items))) return Optional.empty();
    if (items.isEmpty() || items.size() > MOST) return Optional.empty();
    var words = new LinkedHashSet<String>();
    for (var item : items) {
      if (!(item instanceof Json.Text(_, var text)) || !allowed.apply(text))
        return Optional.empty();
      words.add(text);
    }
    return Optional.of(words);
  }
}
