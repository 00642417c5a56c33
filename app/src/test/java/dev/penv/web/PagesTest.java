package dev.penv.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penv.environment.Direction;
import dev.penv.github.Account;
import dev.penv.measure.Comparison;
import dev.penv.measure.Measure;
import dev.penv.report.Baseline;
import dev.penv.run.Artifact;
import dev.penv.run.Outcome;
import dev.penv.run.Phase;
import dev.penv.run.Progress;
import dev.penv.run.Run;
import dev.penv.run.RunId;
import dev.penv.run.RunView;
import dev.penv.web.page.Address;
import dev.penv.web.page.Controls;
import dev.penv.web.page.ErrorPage;
import dev.penv.web.page.ListPage;
import dev.penv.web.page.Masthead;
import dev.penv.web.page.Pages;
import dev.penv.web.page.RunPage;
import dev.penv.web.page.RunPart;
import dev.penv.web.page.RunSummary;
import dev.penv.world.Examples;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages as HTML, without a server. */
class PagesTest {
  private static final URI GITHUB = URI.create("https://github.test");
  private static final Instant LATER = Examples.NOON.plusSeconds(130);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<script>alert(1)</script>",
        "\"><img src=x onerror=alert(1)>",
        "`code` <b>bold</b> [link](javascript:alert(1))",
        "&lt;script&gt; &amp; '"
      })
  void foreignWordsAreNeverMarkup(String words) {
    var progress =
        Examples.running()
            .measured(0.5, List.of(new Measure(words, 1, Direction.HIGHER)))
            .kept(List.of(new Artifact(words, 1, "00")))
            .noting("The program says " + words)
            .ended(new Outcome.Refused(words, words), LATER);
    var page = page(Examples.run(Examples.ID, words, 7, Examples.NOON), progress);
    assertThat(page)
        .doesNotContain("<script>alert", "<img src=x", "<b>bold", "<a href=\"javascript");
  }

  @Test
  void notesShowCodeAsCode() {
    assertThat(page(Examples.train(), Examples.running()))
        .contains("The head has moved to <code>9d0c2e1</code> meanwhile");
  }

  @Test
  void theMenuOfARefusalIsATable() {
    var menu =
        """
        Your turn: ask for `gpu=t4`.

        | machine | price | why not |
        |---|---:|---|
        | 4 CPUs (azure) | $0.10/h | is not `on=a\\|b` |
        | 8 CPUs (azure) | $0.20/h | has no GPU \\| none |\
        """;
    var refused = Examples.running().ended(new Outcome.Refused("no machine fits", menu), LATER);
    assertThat(page(Examples.train(), refused))
        .containsIgnoringWhitespaces(
            "Your turn: ask for <code>gpu=t4</code>.</p>",
            "<tr><th scope=\"col\">machine</th><th scope=\"col\">price</th>",
            "<tr><td>4 CPUs (azure)</td><td>$0.10/h</td><td>is not <code>on=a|b</code></td></tr>",
            "<td>has no GPU | none</td>")
        .doesNotContain("|---");
  }

  @Test
  void liveRunTicksAndCanBeStopped() {
    var page = page(Examples.train(), Examples.running());
    assertThat(page)
        .contains("badge live\">running")
        .contains("data-since=\"" + Examples.NOON.toEpochMilli())
        .contains("data-hourly=\"526000\"")
        .contains("$0.526/h")
        .contains("/stop " + Examples.ID)
        .contains("33 %")
        .doesNotContain("/rerun");
  }

  @Test
  void endedRunStandsStillAndCanBeRunAgain() {
    var ended = Examples.running().ended(new Outcome.Failed(137), LATER).enter(Phase.ENDED, LATER);
    var page = page(Examples.train(), ended);
    assertThat(page)
        .contains("badge bad\">failed")
        .contains("failed with exit code 137")
        .contains("<code>memory=32gb</code>")
        .contains("2 m 10 s")
        .contains("/rerun " + Examples.ID)
        .doesNotContain("/stop")
        .doesNotContainPattern("data-since=\"[1-9]")
        .doesNotContainPattern("data-hourly=\"[1-9]");
  }

  @Test
  void stopperIsNamed() {
    var bob = new Account(2, "bob", false);
    var ended = Examples.running().ended(new Outcome.Stopped(bob), LATER);
    assertThat(page(Examples.train(), ended)).contains("<code>bob</code>");
  }

  @Test
  void whoeverWaitsIsToldThePlace() {
    assertThat(page(Examples.train(), Progress.asked(Examples.NOON).waiting(3)))
        .contains("place 3 in the queue");
  }

  @Test
  void everyPageIsFreeOfInlineScriptAndStyle() {
    var row = ListPage.row(new RunView(Examples.train(), Examples.running()), GITHUB, LATER);
    var list =
        new ListPage(
            Masthead.OPERATOR,
            new ListPage.Chosen("", "", "", "", ""),
            List.of("live"),
            List.of(row),
            1,
            "",
            "",
            true,
            true,
            "");
    for (var page :
        List.of(
            page(Examples.train(), Examples.running()),
            Pages.list(list),
            Pages.error(new ErrorPage("An error", "of some kind")))) {
      assertThat(page)
          .doesNotContainPattern("<script(?![^>]*src=\"/assets/)")
          .doesNotContainPattern("<style|\\sstyle=|\\son[a-z]+=");
    }
  }

  @Test
  void measuresStandBesideThoseOfTheBaseBranch() {
    var base =
        List.of(
            new Measure("accuracy", 97.6, Direction.HIGHER),
            new Measure("train/loss", 0.0021, Direction.LOWER),
            new Measure("seconds", 3, Direction.NEUTRAL));
    var comparison = Comparison.of(Examples.headline(), base);
    var page =
        page(
            Examples.train(),
            Examples.running().ended(new Outcome.Succeeded(), LATER),
            new Baseline.Of("main", new RunId("r-aaaa"), comparison));
    assertThat(cells(page))
        .containsSequence("this run", "main", "change")
        .containsSequence("accuracy ↑", "98.1", "97.6", "+0.5")
        .containsSequence("train/loss ↓", "0.0085", "0.0021", "+0.0064")
        .containsSequence("seconds", "", "3", "gone");
    assertThat(page)
        .containsPattern("class=\"better\">\\s*<th scope=\"row\">accuracy")
        .containsPattern("class=\"worse\">\\s*<th scope=\"row\">train/loss")
        .contains("compared with <span class=\"mono\">r-aaaa");
  }

  @Test
  void pageSaysHowToHaveAComparison() {
    var ended = Examples.running().ended(new Outcome.Succeeded(), LATER);
    assertThat(page(Examples.train(), ended, new Baseline.NoneYet("main")))
        .contains("No run of <code>train</code> on <code>main</code> yet")
        .contains("<code>/run train</code>");
  }

  /** The texts of all cells, in order. */
  private static List<String> cells(String page) {
    return Pattern.compile("<t[dh][^>]*>(.*?)</t[dh]>", Pattern.DOTALL)
        .matcher(page)
        .results()
        .map(cell -> cell.group(1).replaceAll("<[^>]*>", "").strip())
        .toList();
  }

  @Test
  void runIsReadByItsKeyAlone() {
    var address = Address.signed(new RunId("r-aaaa"), "1", "a+b&c");
    assertThat(address.to("/log?from=1"))
        .isEqualTo("/runs/r-aaaa/log?from=1&expires=1&sig=a%2Bb%26c");
    assertThat(address.output("a b/c?.txt"))
        .isEqualTo("/runs/r-aaaa/outputs/a%20b/c%3F.txt?expires=1&sig=a%2Bb%26c");
  }

  private static String page(Run run, Progress progress) {
    return page(run, progress, new Baseline.Needless());
  }

  private static String page(Run run, Progress progress, Baseline baseline) {
    var address = Address.signed(run.id(), "later", "signed");
    var view = new RunView(run, progress);
    var part = new RunPart(RunSummary.of(view, baseline, address, LATER), Controls.NONE);
    return Pages.run(RunPage.of(Masthead.NOBODY, view, part, address, GITHUB));
  }
}
