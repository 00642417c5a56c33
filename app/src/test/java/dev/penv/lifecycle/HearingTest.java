package dev.penv.lifecycle;

import static dev.penv.lifecycle.Examples.ADA;
import static dev.penv.lifecycle.Examples.BOB;
import static dev.penv.lifecycle.Examples.EVE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.penv.command.Grammar;
import dev.penv.command.Prefix;
import dev.penv.event.Event.CommentPosted;
import dev.penv.github.Account;
import dev.penv.github.Permission;
import dev.penv.lifecycle.Hearing.Heard;
import dev.penv.policy.Policy;
import dev.penv.run.Run;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HearingTest {
  private static final int MOST = 3;

  private final Grammar grammar = new Grammar(Prefix.OPTIONAL);
  private final MemoryAsks asks = new MemoryAsks();
  private final List<Run> live = new ArrayList<>();
  private final StubGitHub github = new StubGitHub();

  @Test
  void whoMayWriteIsHeard() {
    assertThat(hear(1, ADA, Permission.WRITE, "/run train")).isEqualTo(new Heard.Everything());
  }

  @ParameterizedTest
  @EnumSource(names = {"NONE", "READ", "TRIAGE"})
  void whoMayNotIsToldOnceAndThenIgnored(Permission permission) {
    assertThat(hear(1, EVE, permission, "/status")).isInstanceOf(Heard.Refused.class);
    assertThat(hear(2, EVE, permission, "/status"))
        .isEqualTo(new Heard.Ignored("This needs write permission in `octo/hello`."));
  }

  @Test
  void theSameCommentOfAStrangerIsStillTheFirst() {
    assertThat(hear(1, EVE, Permission.NONE, "/status"))
        .isEqualTo(hear(1, EVE, Permission.NONE, "/status"))
        .isInstanceOf(Heard.Refused.class);
  }

  @Test
  void ofWhoLostThePermissionOnlyTheStopIsHeard() {
    live.add(Examples.run(EVE));
    assertThat(hear(1, EVE, Permission.READ, "/logs\n\n/stop")).isEqualTo(new Heard.OnlyStops(""));
    assertThat(hear(2, EVE, Permission.READ, "/logs")).isInstanceOf(Heard.Refused.class);
  }

  @Test
  void theRunOfSomebodyElseOpensNoDoor() {
    live.add(Examples.run(BOB));
    assertThat(hear(1, EVE, Permission.READ, "/stop")).isInstanceOf(Heard.Refused.class);
  }

  @Test
  void whoAsksTooOftenIsToldOnceAndThenIgnored() {
    for (int i = 1; i <= MOST; i++) {
      assertThat(hear(i, ADA, Permission.WRITE, "/status")).isEqualTo(new Heard.Everything());
    }
    assertThat(hear(4, ADA, Permission.WRITE, "/status")).isInstanceOf(Heard.Refused.class);
    assertThat(hear(5, ADA, Permission.WRITE, "/status")).isInstanceOf(Heard.Ignored.class);
    assertThat(hear(6, BOB, Permission.WRITE, "/status")).isEqualTo(new Heard.Everything());
  }

  @Test
  void whoAsksTooOftenMayStillEndWhatRuns() {
    live.add(Examples.run(BOB));
    for (int i = 1; i <= MOST; i++) hear(i, ADA, Permission.WRITE, "/status");
    assertThat(hear(4, ADA, Permission.WRITE, "/stop")).isEqualTo(new Heard.Everything());
    assertThat(hear(5, ADA, Permission.WRITE, "/run train\n\n/stop"))
        .isInstanceOfSatisfying(
            Heard.OnlyStops.class, heard -> assertThat(heard.rest()).contains("More than 3"));
    assertThat(hear(6, ADA, Permission.WRITE, "/run train\n\n/stop"))
        .isEqualTo(new Heard.OnlyStops(""));
  }

  @Test
  void toEndNothingIsACommandLikeAnyOther() {
    for (int i = 1; i <= MOST; i++) hear(i, ADA, Permission.WRITE, "/stop");
    assertThat(hear(4, ADA, Permission.WRITE, "/stop")).isInstanceOf(Heard.Refused.class);
  }

  @Test
  void anHourLaterOneIsHeardAgain() {
    for (int i = 1; i <= MOST + 2; i++) hear(i, ADA, Permission.WRITE, "/status");
    var later = later(Examples.comment(9, ADA, "/status"), Duration.ofMinutes(61));
    assertThat(hear(later, Permission.WRITE)).isEqualTo(new Heard.Everything());
  }

  @Test
  void theSameCommentHandledTwiceCountsOnce() {
    for (int i = 0; i <= MOST; i++) {
      assertThat(hear(1, ADA, Permission.WRITE, "/status")).isEqualTo(new Heard.Everything());
    }
  }

  @Test
  void strangersDoNotUseUpWhatTheyMayAskOnceTheyMay() {
    for (int i = 1; i <= MOST + 1; i++) hear(i, EVE, Permission.READ, "/status");
    assertThat(hear(9, EVE, Permission.WRITE, "/status")).isEqualTo(new Heard.Everything());
  }

  private Heard hear(long id, Account author, Permission permission, String body) {
    return hear(Examples.comment(id, author, body), permission);
  }

  private Heard hear(CommentPosted comment, Permission permission) {
    github.grant(comment.author(), permission);
    var rights = Examples.rights(github, new Policy(Set.of("octo/hello")));
    var frequency = new Frequency(asks, _ -> Examples.most(MOST));
    return new Hearing(rights, asks, frequency, _ -> live)
        .of(comment, grammar.parse(comment.body()));
  }

  private static CommentPosted later(CommentPosted comment, Duration by) {
    return new CommentPosted(
        comment.repo(),
        comment.number(),
        comment.onPullRequest(),
        comment.open(),
        comment.comment(),
        comment.author(),
        false,
        comment.body(),
        comment.at().plus(by));
  }
}
