package dev.penv;

import dev.penv.command.Prefix;
import dev.penv.github.Permission;
import dev.penv.money.Budget;
import dev.penv.money.Ceiling;
import dev.penv.policy.Budgets;
import dev.penv.policy.Deed;
import dev.penv.policy.Forks;
import dev.penv.policy.Limits;
import dev.penv.policy.Rule;
import dev.penv.policy.Rules;
import dev.penv.policy.Source;
import dev.penv.policy.Who;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The operator's layer of the policy, from {@code penv.yaml}. Teams are not the operator's to name,
 * as each organisation has its own; machines are chosen by what is set up.
 */
final class OperatorRules {
  private static final Pattern OURS = Pattern.compile("(prefix|forks|who\\..*|limits\\..*)");

  private final ConfigFile file;

  private OperatorRules(ConfigFile file) {
    this.file = file;
  }

  static Rules of(ConfigFile file) {
    return new OperatorRules(file).read();
  }

  private Rules read() {
    var silent = Rules.silent(Source.OPERATOR);
    var prefix = prefix();
    var who = who();
    var forks = forks();
    var limits = limits();
    return new Rules(
        Source.OPERATOR, prefix, who, forks, silent.machines(), limits, Set.of(), false, written());
  }

  private Prefix prefix() {
    var word = file.oneOf("prefix", "optional", "required").orElse("optional");
    return word.equals("required") ? Prefix.REQUIRED : Prefix.OPTIONAL;
  }

  private Map<Deed, Who> who() {
    var all = new EnumMap<Deed, Who>(Deed.class);
    for (var deed : Deed.values()) {
      file.oneOf("who." + deed.word(), permissions(deed))
          .map(word -> Permission.valueOf(word.toUpperCase(Locale.ROOT)))
          .ifPresent(least -> all.put(deed, Who.holding(least)));
    }
    return all;
  }

  private static String[] permissions(Deed deed) {
    return deed.permissions().stream()
        .map(permission -> permission.name().toLowerCase(Locale.ROOT))
        .toArray(String[]::new);
  }

  private Forks forks() {
    return file.oneOf("forks", "never", "approve")
        .map(word -> word.equals("never") ? Forks.NEVER : Forks.APPROVE)
        .orElse(Forks.UNSAID);
  }

  private Limits limits() {
    return new Limits(
        file.duration("limits.timeout").orElse(Duration.ofHours(2)),
        file.duration("limits.longest").orElse(Duration.ofHours(12)),
        file.count("limits.runs", 1, 10_000).orElse(100),
        new Budgets(
            budget("limits.budget."),
            budget("limits.budget.repository."),
            budget("limits.budget.person.")),
        file.count("limits.commands-per-hour", 1, 100_000).orElse(60));
  }

  private Budget budget(String prefix) {
    return new Budget(ceiling(prefix + "run"), ceiling(prefix + "day"), ceiling(prefix + "month"));
  }

  private Ceiling ceiling(String key) {
    return file.price(key).map(Ceiling::atMost).orElse(Ceiling.unlimited());
  }

  private Map<String, Rule> written() {
    var rules = new HashMap<String, Rule>();
    file.written()
        .forEach((key, value) -> {
          if (!OURS.matcher(key).matches()) return;
          rules.put(key, new Rule("%s: %s".formatted(key, value), Source.OPERATOR, 0));
        });
    return rules;
  }
}
