package dev.penv.policy;

import dev.penv.command.Prefix;
import dev.penv.document.FieldReader;
import dev.penv.document.Form;
import dev.penv.document.Json;
import dev.penv.document.Problems;
import dev.penv.document.Yaml;
import dev.penv.money.Budget;
import dev.penv.money.Ceiling;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Reads a policy file, with all that is wrong with it at once. */
public final class PolicyReader {
  /** Where an organisation or a repository has it. */
  public static final String PATH = ".github/penv.yml";

  private final Source source;
  private final Problems problems = Problems.inYaml(PATH);
  private final Map<String, Rule> written = new HashMap<>();

  private PolicyReader(Source source) {
    this.source = source;
  }

  /** What the file says. */
  public static Layer read(String text, Source source) {
    return new PolicyReader(source).layer(text);
  }

  private Layer layer(String text) {
    var root = Yaml.read(text, problems).map(this::rules);
    var errors = problems.errors();
    return errors.isEmpty()
        ? root.<Layer>map(Layer.Speaks::new).orElseThrow()
        : new Layer.Broken(source, errors);
  }

  private Rules rules(Json.Fields fields) {
    var root = new FieldReader(fields, "", problems);
    var prefix = read(root, "prefix", Terms.PREFIX, Prefix.OPTIONAL);
    var who = who(root);
    var forks = read(root, "forks", Terms.FORKS, Forks.UNSAID);
    var machines =
        new Machines(
            read(root, "machines", Terms.PROVIDERS, new Choice.Any()),
            read(root, "gpus", Terms.GPUS, new Choice.Any()));
    var limits = root.object("limits").map(this::limits).orElse(Limits.NONE);
    var workflows = read(root, "workflows", Terms.WORKFLOWS, Set.of());
    var superseding = read(root, "superseding", Form.FLAG, false);
    root.refuseUnknown();
    return new Rules(source, prefix, who, forks, machines, limits, workflows, superseding, written);
  }

  private Map<Deed, Who> who(FieldReader root) {
    var all = new EnumMap<Deed, Who>(Deed.class);
    root.object("who")
        .ifPresent(who -> {
          for (var deed : Deed.values()) {
            who.read(deed.word(), Terms.who(deed)).ifPresent(one -> all.put(deed, one));
            quote(who, deed.word());
          }
          who.refuseUnknown();
        });
    return all;
  }

  private Limits limits(FieldReader fields) {
    var limits =
        new Limits(
            read(fields, "timeout", Terms.TIME, Limits.NONE.timeout()),
            read(fields, "longest", Terms.TIME, Limits.NONE.longest()),
            read(fields, "runs", Form.whole(1, 10_000, "10"), Limits.NONE.runs()),
            fields.object("budget").map(this::budgets).orElse(Budgets.UNLIMITED),
            read(
                fields,
                "commands-per-hour",
                Form.whole(1, 100_000, "60"),
                Limits.NONE.commandsPerHour()));
    fields.refuseUnknown();
    return limits;
  }

  private Budgets budgets(FieldReader fields) {
    var all = budget(fields);
    var perRepository = fields.object("repository").map(this::whole).orElse(Budget.UNLIMITED);
    var perPerson = fields.object("person").map(this::whole).orElse(Budget.UNLIMITED);
    fields.refuseUnknown();
    return new Budgets(all, perRepository, perPerson);
  }

  private Budget whole(FieldReader fields) {
    var budget = budget(fields);
    fields.refuseUnknown();
    return budget;
  }

  private Budget budget(FieldReader fields) {
    return new Budget(
        read(fields, "run", Terms.AMOUNT, Ceiling.unlimited()),
        read(fields, "day", Terms.AMOUNT, Ceiling.unlimited()),
        read(fields, "month", Terms.AMOUNT, Ceiling.unlimited()));
  }

  private <T> T read(FieldReader fields, String key, Form<T> form, T unsaid) {
    quote(fields, key);
    return fields.read(key, form).orElse(unsaid);
  }

  /** Keeps a rule as it stands there. */
  private void quote(FieldReader fields, String key) {
    fields
        .field(key)
        .ifPresent(field -> {
          var name = fields.name(key);
          var text = "%s: %s".formatted(name, plain(field.value()));
          written.put(name, new Rule(text, source, field.at().line()));
        });
  }

  private static String plain(Json json) {
    return switch (json) {
      case Json.Text(_, var text) -> text;
      case Json.Number(_, var digits) -> digits;
      case Json.Flag(_, var value) -> Boolean.toString(value);
      case Json.Items(_, var items) -> items.stream().map(PolicyReader::plain).toList().toString();
      case Json.Fields _ -> "{…}";
      case Json.Null _ -> "null";
    };
  }
}
