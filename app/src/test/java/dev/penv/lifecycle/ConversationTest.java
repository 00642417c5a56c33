package dev.penv.lifecycle;

import static dev.penv.lifecycle.Examples.ADA;
import static dev.penv.lifecycle.Examples.EVE;
import static dev.penv.lifecycle.Examples.HEAD;
import static dev.penv.lifecycle.Examples.REPO;
import static dev.penv.lifecycle.Examples.comment;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.penv.command.Command;
import dev.penv.event.Event.CommentEdited;
import dev.penv.event.Event.CommentPosted;
import dev.penv.github.Account;
import dev.penv.github.GitHub;
import dev.penv.github.Permission;
import dev.penv.github.Writing;
import dev.penv.policy.Policy;
import dev.penv.run.Run;
import dev.penv.world.TestClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ConversationTest {
  private static final int MOST = 3;

  private final TestClock clock = TestClock.atNoon();
  private final StubGitHub github = new StubGitHub();
  private final MemoryAsks asks = new MemoryAsks();
  private final List<Run> live = new ArrayList<>();
  private final List<String> carriedOut = new ArrayList<>();
  private final Set<String> done = new HashSet<>();
  private final Map<String, Writing> written = new LinkedHashMap<>();
  private final Rights rights = Examples.rights(github, new Policy(Set.of("octo/hello")));
  private Answer answer = new Answer.Done();
  private final Conversation conversation =
      new Conversation(
          new Lines(rights, _ -> false),
          asks,
          new Hearing(rights, asks, new Frequency(asks, _ -> Examples.most(MOST)), _ -> live),
          doer(),
          new AuditTrail(asks, clock),
          writing -> written.put(writing.key(), writing),
          clock);

  @BeforeEach
  void letAdaWrite() {
    github.grant(ADA, Permission.WRITE);
  }

  @Test
  void talkIsNotEvenLookedAt() {
    github.away(1);
    conversation.posted(comment(9, ADA, "Looks good to me."));
    assertThat(written).isEmpty();
  }

  @Test
  void appsAndBotsAreNotAnswered() {
    var said = comment(9, ADA, "/status");
    conversation.posted(byApp(said));
    conversation.posted(comment(10, new Account(4, "robot", true), "/status"));
    conversation.givenUp(byApp(said));
    assertThat(written).isEmpty();
    assertThat(asks.verdicts()).isEmpty();
  }

  @Test
  void commandsAreCarriedOutInTheirOrder() {
    conversation.posted(comment(9, ADA, "/status\n\n/stop"));
    assertThat(carriedOut).containsExactly("comment/9/0 Status", "comment/9/1 Stop");
    assertThat(written).containsOnlyKeys("react/42/9/eyes");
  }

  @Test
  void anApiFailureIsNeverPermission() {
    github.away(1);
    assertThatThrownBy(() -> conversation.posted(comment(9, ADA, "/status")))
        .isInstanceOf(GitHub.Unreachable.class);
    assertThat(carriedOut).isEmpty();
    assertThat(written).isEmpty();
    assertThat(asks.verdicts()).isEmpty();
  }

  @Test
  void strangersStopEndsTheirOwnRunAndTellsThemNothingElse() {
    live.add(Examples.run(EVE));
    conversation.posted(comment(9, EVE, "/logs\n\n/stop\n\n/status"));
    assertThat(carriedOut).containsExactly("comment/9/1 Stop");
  }

  @Test
  void strangerIsRefusedOnceAndEachDecisionIsOnRecord() {
    conversation.posted(comment(9, EVE, "/run train\n\n/run eval"));
    conversation.posted(comment(10, EVE, "/run train"));
    assertThat(carriedOut).isEmpty();
    assertThat(written).containsOnlyKeys("react/42/9/-1", "say/42/7/reply=9/0");
    assertThat(asks.latest(10))
        .extracting(entry -> entry.decision().comment())
        .containsExactly(10L, 9L);
    assertThat(asks.verdicts()).allMatch(verdict -> verdict.contains("needs write permission"));
  }

  @Test
  void handlingTwiceSaysTheSame() {
    answer = new Answer.Refusal("No.");
    conversation.posted(comment(9, ADA, "/run train"));
    var once = Map.copyOf(written);
    conversation.posted(comment(9, ADA, "/run train"));
    assertThat(written).isEqualTo(once);
    assertThat(asks.verdicts()).containsExactly("No.");
  }

  @Test
  void whatIsNotUnderstoodIsAnsweredWithoutEyes() {
    conversation.posted(comment(9, ADA, "/run train timeout=soon"));
    assertThat(written).containsOnlyKeys("react/42/9/confused", "say/42/7/reply=9/0");
  }

  @Test
  void whichCommitWasApprovedIsOnRecord() {
    answer = new Answer.Approved(HEAD, "It may run once.");
    conversation.posted(comment(9, ADA, "/status"));
    assertThat(asks.latest(1).getFirst().decision().commit()).isEqualTo(HEAD.sha());
    assertThat(asks.verdicts()).containsExactly("allowed");
    assertThat(written).containsKey("say/42/7/reply=9/0");
  }

  @Test
  void givingUpLeavesAnEarlierAnswerStanding() {
    answer = new Answer.Told("Nothing runs.");
    conversation.posted(comment(9, ADA, "/status"));
    conversation.givenUp(comment(9, ADA, "/status"));
    assertThat(written)
        .containsOnlyKeys("react/42/9/eyes", "say/42/7/reply=9/0", "say/42/7/reply=9/given-up");
  }

  @Test
  void givingUpIsToldNoMoreOftenThanOneMayAsk() {
    for (int id = 1; id <= MOST + 5; id++) conversation.givenUp(comment(id, EVE, "/status"));
    conversation.givenUp(comment(99, EVE, "I said nothing"));
    assertThat(written).hasSize(MOST);
  }

  @Test
  void anEditWithinMinutesCountsWhileNothingWasDone() {
    conversation.posted(comment(9, ADA, "Looks good."));
    conversation.edited(edited(comment(9, ADA, "/status"), Duration.ofMinutes(5)));
    conversation.edited(edited(comment(9, ADA, "/stop"), Duration.ofMinutes(1)));
    assertThat(carriedOut).containsExactly("comment/9/0 Status");
  }

  @Test
  void whatWasNotUnderstoodMayBeEdited() {
    conversation.posted(comment(9, ADA, "/rum train"));
    answer = new Answer.NotUnderstood("There is no task `trian`.");
    conversation.edited(edited(comment(9, ADA, "/run trian"), Duration.ofSeconds(10)));
    answer = new Answer.Done();
    conversation.edited(edited(comment(9, ADA, "/status"), Duration.ofSeconds(20)));
    conversation.edited(edited(comment(9, ADA, "/stop"), Duration.ofSeconds(30)));
    assertThat(carriedOut).last().isEqualTo("comment/9/0 Status");
    assertThat(asks.verdicts()).containsExactly("not understood", "not understood", "allowed");
  }

  @Test
  void answersToSeveralLinesWaitForEachOtherAndThoseToAnEditForNothing() {
    answer = new Answer.NotUnderstood("There is no task `trian`.");
    conversation.posted(comment(9, ADA, "/run trian\n\n/run trian"));
    assertThat(written.get("say/42/7/reply=9/1"))
        .extracting(Writing::urgency)
        .isEqualTo(Writing.Urgency.IF_IT_LASTS);
    answer = new Answer.Told("Nothing runs.");
    conversation.edited(edited(comment(9, ADA, "/status\n\n/status"), Duration.ofSeconds(9)));
    assertThat(written.get("say/42/7/reply=9/1"))
        .extracting(Writing::urgency)
        .isEqualTo(Writing.Urgency.NOW);
  }

  @Test
  void ofSeveralLinesOneMistakeIsNotEditedAlone() {
    conversation.posted(comment(9, ADA, "/rum train\n\n/status"));
    conversation.edited(edited(comment(9, ADA, "/stop\n\n/status"), Duration.ofSeconds(20)));
    assertThat(carriedOut).containsExactly("comment/9/1 Status");
  }

  @Test
  void anEditOfWhatWasCarriedOutDoesNotCount() {
    conversation.posted(comment(9, ADA, "/status"));
    conversation.edited(edited(comment(9, ADA, "/stop"), Duration.ofSeconds(10)));
    assertThat(carriedOut).containsExactly("comment/9/0 Status");
  }

  @Test
  void theFirstTextIsNotCarriedOutWhenItComesAfterItsEdit() {
    conversation.edited(edited(comment(9, ADA, "/status"), Duration.ofSeconds(10)));
    conversation.posted(comment(9, ADA, "/stop"));
    assertThat(carriedOut).containsExactly("comment/9/0 Status");
  }

  @Test
  void aLateEditDoesNotCount() {
    conversation.edited(edited(comment(9, ADA, "/status"), Duration.ofSeconds(301)));
    assertThat(carriedOut).isEmpty();
  }

  @Test
  void editsOfAppsAndBotsDoNotCount() {
    conversation.edited(edited(byApp(comment(9, ADA, "/status")), Duration.ofSeconds(1)));
    var robot = new Account(4, "robot", true);
    conversation.edited(edited(comment(10, robot, "/status"), Duration.ofSeconds(1)));
    assertThat(carriedOut).isEmpty();
  }

  @Test
  void aRepositoryMayWantThePrefix() {
    github.policy("octo/hello", "prefix: required");
    conversation.posted(comment(9, ADA, "/status\n\n/penv stop"));
    assertThat(carriedOut).containsExactly("comment/9/0 Stop");
  }

  @Test
  void wordsOfOtherBotsAreLeftAloneWhereThereIsNothingToApprove() {
    conversation.posted(comment(9, ADA, "/approve " + "a".repeat(40)));
    assertThat(carriedOut).isEmpty();
    assertThat(written).isEmpty();
    conversation.posted(comment(10, ADA, "/penv approve " + "a".repeat(40)));
    assertThat(carriedOut).containsExactly("comment/10/0 Approve");
  }

  @Test
  void aPolicyThatCannotBeReadStopsNoStop() {
    github.policy("octo/hello", "who: everybody");
    conversation.posted(comment(9, ADA, "/stop"));
    assertThat(carriedOut).containsExactly("comment/9/0 Stop");
  }

  private static CommentEdited edited(CommentPosted comment, Duration after) {
    return new CommentEdited(comment, comment.at().minus(after));
  }

  @Test
  void whatComesADayLateIsAnsweredOnceAndOnlyItsQuestionsAreCarriedOut() {
    clock.advance(Lateness.OLDEST.plusSeconds(1));
    conversation.posted(comment(9, ADA, "/status\n\n/run train\n\n/stop"));
    assertThat(carriedOut).containsExactly("comment/9/0 Status");
    assertThat(written).containsOnlyKeys("react/42/9/eyes", "react/42/9/-1", "say/42/7/reply=9/1");
    assertThat(written.get("say/42/7/reply=9/1"))
        .isInstanceOfSatisfying(
            Writing.Say.class,
            said -> assertThat(said.body()).contains("comment again", "/run train\n\n/stop"));
  }

  @Test
  void whatWasDoneIsNeitherTooLateNorRefusedWhenItIsHeardAgain() {
    done.add("comment/9/1");
    clock.advance(Lateness.OLDEST.plusSeconds(1));
    github.grant(ADA, Permission.NONE);
    conversation.posted(comment(9, ADA, "/status\n\n/run train"));
    assertThat(carriedOut).containsExactly("comment/9/1 Start");
    assertThat(asks.verdicts()).hasSize(2).contains("allowed");
    assertThat(written).containsOnlyKeys("react/42/9/-1", "say/42/7/reply=9/0");
  }

  @Test
  void nobodyIsRefusedForWhatWasDone() {
    done.add("comment/9/0");
    github.grant(ADA, Permission.NONE);
    conversation.posted(comment(9, ADA, "/stop"));
    assertThat(written).isEmpty();
    assertThat(asks.verdicts()).containsExactly("allowed");
  }

  @Test
  void whatAStrangerAskedLongAgoIsRefusedLikeAnyOther() {
    clock.advance(Lateness.OLDEST.plusSeconds(1));
    conversation.posted(comment(9, EVE, "/run train"));
    assertThat(asks.verdicts()).allMatch(verdict -> verdict.contains("needs write permission"));
  }

  private Conversation.Doer doer() {
    return new Conversation.Doer() {
      @Override
      public Answer carryOut(Spoken spoken, Command command) {
        carriedOut.add(spoken.ask() + " " + command.getClass().getSimpleName());
        return answer;
      }

      @Override
      public boolean isDone(Spoken spoken) {
        return done.contains(spoken.ask());
      }
    };
  }

  private static CommentPosted byApp(CommentPosted said) {
    return new CommentPosted(
        REPO,
        said.number(),
        true,
        true,
        said.comment(),
        said.author(),
        true,
        said.body(),
        said.at());
  }
}
