package dev.penv.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penv.command.Prefix;
import dev.penv.complaint.Place;
import dev.penv.github.Permission;
import dev.penv.money.Budget;
import dev.penv.money.Ceiling;
import dev.penv.money.Money;
import dev.penv.policy.Source.Level;
import dev.penv.policy.Who.Condition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyReaderTest {
  private static final Source SOURCE =
      new Source(Level.REPOSITORY, "octo/hello", "https://github.test/octo/hello/penv.yml");

  @Test
  void everythingThatAFileCanSayIsRead() throws IOException {
    var rules = read(Files.readString(Path.of("..", "penv.policy.example.yml")));
    assertThat(rules.prefix()).isEqualTo(Prefix.REQUIRED);
    assertThat(rules.who())
        .isEqualTo(
            Map.of(
                Deed.RUN,
                    new Who(
                        List.of(
                            new Condition.Holds(Permission.MAINTAIN),
                            new Condition.InTeam("research"))),
                Deed.STOP, Who.holding(Permission.WRITE),
                Deed.KNOW, Who.holding(Permission.READ),
                Deed.APPROVE, Who.holding(Permission.ADMIN)));
    assertThat(rules.forks()).isEqualTo(Forks.APPROVE);
    assertThat(rules.machines())
        .isEqualTo(
            new Machines(new Choice.Only(Set.of("local")), new Choice.Only(Set.of("t4", "v100"))));
    assertThat(rules.limits())
        .isEqualTo(
            new Limits(
                Duration.ofHours(1),
                Duration.ofHours(4),
                10,
                new Budgets(budget(5, 50, 500), daily(20), daily(10)),
                30));
    assertThat(rules.workflows()).containsExactly(".github/workflows/penv.yml");
    assertThat(rules.superseding()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "? { a: b } : c",
        "? [a]\n: b",
        "\u0001: x",
        "who: \uD800",
        "!!binary x",
        "run: !!int x",
        "limits: { runs: 0x_ }",
        "limits: { runs: 1_0 }",
        "limits: { runs: -1 }",
        "limits: { runs: 99999999999999999999 }",
        "limits: { runs: .inf }",
        "limits: { timeout: 99999999999d }",
        "limits: { budget: { day: -5 } }",
        "limits: { budget: { day: 1e3 } }",
        "limits: { budget: { day: .nan } }",
        "limits: { budget: { day: ~ } }",
        "limits: ~",
        "who: ~",
        "forks: ~",
        "forks: yes",
        "forks: [approve]",
        "who: { run: [] }",
        "who: { run: &a [*a] }",
        "<<: { forks: approve }",
        "---\n---\nforks: approve",
        "%TAG ! x\nforks: never",
        "- forks",
        "null",
        "\t\tforks: never",
        "gpus: []\ngpus: any",
        "\"forks: never",
        "workflows: [\".github/workflows/../x.yml\"]"
      })
  void whateverIsOddIsBrokenAndNeverAFault(String text) {
    assertThat(PolicyReader.read(text, SOURCE)).isInstanceOf(Layer.Broken.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "# to be written\n", "{}"})
  void anEmptyFileNarrowsNothing(String text) {
    assertThat(read(text)).isEqualTo(Rules.silent(SOURCE));
  }

  @Test
  void aRuleIsQuotedAsItStandsWithItsLine() {
    var rules = read("forks: never\n\nwho:\n  run: [maintain, team:ml]\n");
    assertThat(rules.rule("who.run"))
        .isEqualTo(new Rule("who.run: [maintain, team:ml]", SOURCE, 4));
    assertThat(rules.rule("limits.longest")).isEqualTo(new Rule("limits.longest", SOURCE, 0));
  }

  @Test
  void allThatIsWrongIsToldAtOnceWithItsPlace() {
    var broken =
        broken(
            """
            machine: [local]
            who:
              run: writ
              aprove: admin
            limits:
              longest: soon
              budget: { day: many }
            gpus: [v10]
            """);
    assertThat(broken)
        .containsExactly(
            "1:1 There is no key `machine` here. Did you mean `machines`?",
            "3:8 This must be one of `triage`, `write`, `maintain`, `admin`, or a team such as"
                + " `team:ml`, but is the text `writ`. Did you mean `write`?",
            "4:3 There is no key `who.aprove` here. Did you mean `approve`?",
            "6:12 `limits.longest` must be a duration such as 90s, 30m, 2h or 7d, but is the text"
                + " `soon`. Write for example `longest: 2h`.",
            "7:18 `limits.budget.day` must be an amount in US dollars, but is the text `many`."
                + " Write for example `day: 2.50`.",
            "8:8 There is no GPU called `v10`. Did you mean `v100`?");
  }

  @ParameterizedTest
  @CsvSource({"run, read", "run, none", "approve, write", "approve, triage", "stop, none"})
  void whatIsTooLittleIsRefused(String deed, String permission) {
    assertThat(broken("who: { %s: %s }".formatted(deed, permission)))
        .singleElement()
        .asString()
        .contains("This must be one of");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "workflows: [../penv.yml]",
        "workflows: [penv.yml]",
        "workflows: []",
        "machines: local",
        "who: { run: [] }",
        "limits: { runs: 0 }",
        "limits: { budget: { day: -1 } }",
        "forks: yes",
        "- forks",
        "forks: *all",
      })
  void whatMakesNoSenseIsRefused(String text) {
    assertThat(broken(text)).isNotEmpty();
  }

  private static Rules read(String text) {
    return ((Layer.Speaks) PolicyReader.read(text, SOURCE)).rules();
  }

  private static List<String> broken(String text) {
    return ((Layer.Broken) PolicyReader.read(text, SOURCE))
        .problems().stream()
            .map(one -> {
              var at = (Place.InFile) one.place();
              return "%d:%d %s %s".formatted(at.line(), at.column(), one.problem(), one.remedy());
            })
            .toList();
  }

  private static Budget budget(int run, int day, int month) {
    return new Budget(atMost(run), atMost(day), atMost(month));
  }

  private static Budget daily(int dollars) {
    return new Budget(Ceiling.unlimited(), atMost(dollars), Ceiling.unlimited());
  }

  private static Ceiling atMost(int dollars) {
    return Ceiling.atMost(new Money(dollars * 1_000_000L));
  }
}
