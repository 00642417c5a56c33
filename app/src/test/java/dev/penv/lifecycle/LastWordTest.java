package dev.penv.lifecycle;

import static dev.penv.lifecycle.Examples.ADA;
import static dev.penv.lifecycle.Examples.HEAD;
import static dev.penv.lifecycle.Examples.NEXT;
import static dev.penv.lifecycle.Examples.REPO;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.penv.archive.DiskLogs;
import dev.penv.github.CommitId;
import dev.penv.github.MemoryInventory;
import dev.penv.github.Writing;
import dev.penv.run.Outcome;
import dev.penv.run.Progress;
import dev.penv.run.Run;
import dev.penv.world.TestClock;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LastWordTest {
  private static final Run RUN = Examples.run(ADA);

  @TempDir private Path folder;
  private final TestClock clock = TestClock.atNoon();
  private final StubGitHub github = new StubGitHub();
  private DiskLogs logs;
  private LineScene scene;

  @BeforeEach
  void open() throws IOException {
    scene = new LineScene(folder.resolve("data"), clock);
    logs = new DiskLogs(folder.resolve("logs"), clock);
  }

  @AfterEach
  void close() {
    scene.close();
  }

  @Test
  void theLatestSuccessOnTheBaseBranchIsTheBase() throws InterruptedException {
    succeeded(onMain("r-bbbb2222", NEXT));
    github.mergeBase(HEAD);
    assertThat(base()).isEqualTo("r-bbbb2222");
  }

  @Test
  void otherwiseItIsTheOneAtTheMergeBase() throws InterruptedException {
    succeeded(onPullRequest("r-cccc3333", NEXT));
    github.mergeBase(NEXT);
    assertThat(base()).isEqualTo("r-cccc3333");
  }

  @Test
  void theBaseStaysWhatItWasWhenTheLifeIsReplayed() throws InterruptedException {
    succeeded(onMain("r-bbbb2222", NEXT));
    base();
    succeeded(onMain("r-dddd4444", NEXT));
    assertThat(base()).isEqualTo("r-bbbb2222");
  }

  @Test
  void gitHubThatIsAwayCostsTheComparisonAndNothingElse() throws InterruptedException {
    succeeded(onPullRequest("r-cccc3333", NEXT));
    github.mergeBase(NEXT);
    github.away(1);
    assertThat(base()).isEmpty();
  }

  @Test
  void whatFailedIsNoBase() throws InterruptedException {
    ended(onMain("r-bbbb2222", NEXT), new Outcome.Failed(1));
    assertThat(base()).isEmpty();
  }

  @Test
  void theEndOfTheLogIsTold() throws Exception {
    var log = "line\n".repeat(100_000) + "the last words\n";
    logs.append(RUN.id().value(), 0, log.getBytes(UTF_8), 0, log.length());
    var line = scene.line(RUN);
    line.telling().keep(told -> told.ended(new Outcome.Failed(1), TestClock.NOON));
    lastWord().tell(line);
    assertThat(scene.written().values())
        .filteredOn(Writing.Say.class::isInstance)
        .singleElement()
        .asString()
        .contains("the last words");
  }

  private String base() throws InterruptedException {
    var line = scene.line(RUN);
    lastWord().chooseBase(line);
    return line.telling().progress().base();
  }

  private LastWord lastWord() {
    return new LastWord(scene.records(), scene.measures(), logs, github, new MemoryInventory());
  }

  private void succeeded(Run run) {
    ended(run, new Outcome.Succeeded());
  }

  private void ended(Run run, Outcome outcome) {
    scene.records().add("comment/" + run.id(), run);
    var progress = Progress.asked(TestClock.NOON).ended(outcome, TestClock.NOON);
    scene.records().progress(run.id(), progress);
  }

  private static Run onMain(String id, CommitId commit) {
    return at(id, commit, false);
  }

  private static Run onPullRequest(String id, CommitId commit) {
    return at(id, commit, true);
  }

  private static Run at(String id, CommitId commit, boolean onPullRequest) {
    var run = Examples.run(id, ADA);
    return new Run(
        run.id(),
        REPO,
        3,
        onPullRequest,
        commit,
        "main",
        ADA,
        run.origin(),
        "",
        run.purpose(),
        run.needs(),
        run.wishes(),
        run.perHour(),
        run.timeout(),
        run.notes(),
        run.askedAt());
  }
}
