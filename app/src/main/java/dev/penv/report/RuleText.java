package dev.penv.report;

import dev.penv.policy.Deed;
import dev.penv.policy.Policy;
import dev.penv.policy.Rule;
import dev.penv.policy.Source;
import java.util.ArrayList;
import java.util.LinkedHashSet;

/** Quotes rules, with the layer that they come from. */
public final class RuleText {
  private RuleText() {}

  /** {@code Rule: `who.run: maintain` in the policy of `octo`.}, with a link where there is one. */
  public static String of(Rule rule) {
    return "Rule: %s.".formatted(quoted(rule));
  }

  private static String quoted(Rule rule) {
    return "%s%s".formatted(Markdown.code(rule.text()), where(rule));
  }

  private static String where(Rule rule) {
    var source = rule.source();
    return switch (source.level()) {
      case BUILT_IN -> " (built in)";
      case OPERATOR -> " (the operator of this penv)";
      case ORGANISATION, REPOSITORY ->
          " in [the policy of %s](%s)".formatted(name(source), page(rule));
    };
  }

  private static String name(Source source) {
    return Markdown.code(source.repository());
  }

  private static String page(Rule rule) {
    var page = rule.source().page();
    return rule.line() == 0 ? page : page + "#L" + rule.line();
  }

  /** Who may do something here, as rules say that all hold. */
  static String of(Policy policy, Deed deed) {
    var rules = policy.rulesOf(deed).stream().map(RuleText::quoted).toList();
    var all = new ArrayList<>(rules);
    if (deed == Deed.APPROVE) all.add(quoted(policy.ruleOfForks()));
    return "%s: %s.".formatted(all.size() == 1 ? "Rule" : "Rules", String.join(" and ", all));
  }

  /** Who may do what here, for help. */
  static String everything(Policy policy) {
    var rules = new LinkedHashSet<String>();
    for (var deed : Deed.values()) {
      policy.rulesOf(deed).forEach(rule -> rules.add("- " + quoted(rule)));
    }
    rules.add("- " + quoted(policy.ruleOfForks()));
    policy.written().forEach(rule -> rules.add("- " + quoted(rule)));
    var broken = policy.broken().map(denied -> "\n\n" + Replies.denied(denied)).orElse("");
    return "Rules that hold here:\n\n" + String.join("\n", rules) + broken;
  }
}
