package dev.penv.github;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penv.github.Writing.Urgency;
import org.junit.jupiter.api.Test;

class FitTest {
  @Test
  void aCommentThatFitsIsNotTouched() {
    assertThat(Fit.head("short", 100)).isEqualTo("short");
    assertThat(Fit.tail("short", 100)).isEqualTo("short");
  }

  @Test
  void aLongCommentKeepsItsMarkAndTheLimit() {
    var body = "line of text\n".repeat(10_000);
    var fitting = Fit.say(Writings.say("run=r-1", body, Urgency.NOW)).body();
    assertThat(fitting).hasSizeLessThan(65_536).endsWith("\n\n<!-- penv:run=r-1 -->");
    assertThat(fitting).startsWith("line of text\n").contains("line of text\n\n*… cut");
  }

  @Test
  void aFenceThatWasCutIsClosed() {
    var text = "before\n````text\n" + "log ```\n".repeat(1_000);
    assertThat(Fit.head(text, 1_000)).hasSizeLessThan(1_000).contains("\n````\n\n*… cut");
  }

  @Test
  void aFoldedPartThatWasCutIsClosed() {
    var text = "<details><summary>log</summary>\n\n" + "line\n".repeat(1_000);
    assertThat(Fit.head(text, 1_000)).contains("\n\n</details>\n\n*… cut");
  }

  @Test
  void aFenceThatIsClosedIsLeftAlone() {
    var text = "```\nlog\n```\n" + "prose\n".repeat(1_000);
    assertThat(Fit.head(text, 1_000)).doesNotContain("prose\n```");
  }

  @Test
  void theEndOfATextIsKeptInsideItsFence() {
    var text = "```text\n" + "line\n".repeat(1_000) + "last\n```\n";
    var tail = Fit.tail(text, 1_000);
    assertThat(tail).hasSizeLessThan(1_000).contains("\n```\nline\n").endsWith("last\n```\n");
  }

  @Test
  void noCharacterIsCutInHalf() {
    for (int length = 300; length < 310; length++) {
      assertThat(Fit.head("🚀".repeat(400), length)).doesNotMatch("(?s).*\\p{Cs}.*");
      assertThat(Fit.tail("🚀".repeat(400), length)).doesNotMatch("(?s).*\\p{Cs}.*");
    }
  }

  @Test
  void oneRequestHasAtMostFiftyAnnotations() {
    var show = Writings.show("r-1", Writings.completed("done", 120), Urgency.NOW);
    assertThat(Fit.show(show, 0).check().annotations()).hasSize(50);
    assertThat(Fit.show(show, 100).check().annotations()).hasSize(20);
    assertThat(Fit.show(show, 500).check().annotations()).isEmpty();
  }

  @Test
  void aLongSummaryIsCutToTheLimit() {
    var show = Writings.show("r-1", Writings.succeeded("row\n".repeat(50_000)), Urgency.NOW);
    assertThat(Fit.show(show, 0).check().summary()).hasSizeLessThan(65_536);
  }
}
