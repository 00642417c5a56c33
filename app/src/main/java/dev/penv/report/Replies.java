package dev.penv.report;

import dev.penv.complaint.Complaint;
import dev.penv.complaint.Durations;
import dev.penv.complaint.Place;
import dev.penv.github.CommitId;
import dev.penv.policy.Limited;
import dev.penv.policy.Rule;
import dev.penv.policy.Verdict;
import dev.penv.run.Run;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/** Short answers to a comment. Every refusal says what to do instead. */
public final class Replies {
  private Replies() {}

  public static String complaints(List<Complaint> complaints) {
    return complaints.stream().map(Replies::complaint).collect(Collectors.joining("\n\n"));
  }

  public static String complaint(Complaint complaint) {
    return "%s %s".formatted(problem(complaint), complaint.remedy());
  }

  /** Where it is and what is wrong there. */
  public static String problem(Complaint complaint) {
    return place(complaint) + complaint.problem();
  }

  /** Where it is wrong, unless the problem itself names the word. */
  private static String place(Complaint complaint) {
    return switch (complaint.place()) {
      case Place.InFile(var path, var line, var column) ->
          Markdown.code("%s:%d:%d".formatted(path, line, column)) + ": ";
      case Place.InCommand(var word)
          when word.isEmpty() || complaint.problem().contains(Markdown.code(word)) ->
          "";
      case Place.InCommand(var word) -> Markdown.code(word) + ": ";
      case Place.InSetting(var key) -> Markdown.code(key) + ": ";
    };
  }

  public static String denied(Verdict.Denied denied) {
    return "%s %s".formatted(denied.reason(), remedy(denied));
  }

  /** What to do instead, and the rule that applied. */
  public static String remedy(Verdict.Denied denied) {
    return "%s %s".formatted(denied.remedy(), RuleText.of(denied.rule()));
  }

  /** A fork's commit that nobody has let run. */
  public static String needsApproval(CommitId head, List<Rule> rules) {
    return """
    This commit comes from a fork. A maintainer who has read it can let it run once; then \
    comment again:

    ```
    /approve %s
    ```

    %s\
    """
        .formatted(head.sha(), rules.stream().map(RuleText::of).collect(Collectors.joining(" ")));
  }

  public static String approved(CommitId commit) {
    return """
    `%s` may run once, until the next push. Comment `/run` with a task to start it: it gets \
    the smallest machine and no secrets.\
    """
        .formatted(commit.abbreviated());
  }

  public static String notTheHead(CommitId commit, CommitId head) {
    return """
    `%s` is not the head of this pull request. Once you have read what is:

    ```
    /approve %s
    ```\
    """
        .formatted(commit.abbreviated(), head.sha());
  }

  public static String nothingToApprove() {
    return "There is nothing to approve here: the code of this repository itself needs no approval.";
  }

  /** What ran once by somebody's leave does not run again without. */
  public static String forkAgain(CommitId commit) {
    return """
    `%s` came from a fork and was let run once. Begin anew: a maintainer approves it with \
    `/approve %s`, then `/run` starts it.\
    """
        .formatted(commit.abbreviated(), commit.sha());
  }

  public static String approvalGone(CommitId commit) {
    return "The approval of `%s` was used or is void by now. %s"
        .formatted(commit.abbreviated(), approveAnew());
  }

  public static String approvalVoid() {
    return "the approval of this commit is void, as the head has moved since";
  }

  public static String approveAnew() {
    return "A maintainer can approve the head anew.";
  }

  public static String forkGetsTheSmallest() {
    return "A fork's commit gets the smallest machine. Leave out what asks for another one.";
  }

  public static String notYet(String word) {
    return "%s is not in this version. `/help` shows what is.".formatted(Markdown.code("/" + word));
  }

  /** Tasks that are not run again, as there are too many. */
  public static String leftOut(int most, List<String> tasks) {
    return "No more than %d tasks are run again at once. Left out: %s. `/run <task>` runs one of them."
        .formatted(most, tasks.stream().map(Markdown::code).collect(Collectors.joining(", ")));
  }

  /** The button of a dev environment. */
  public static String noDevYet() {
    return "Dev environments are not in this version. `/run -- <command>` runs a command on a machine;"
        + " `/help` shows what else there is.";
  }

  /** The button that keeps a machine. */
  public static String noKeepYet() {
    return "Keeping a machine is not in this version: it is given back when its run ends.";
  }

  /** A button that another version has put there. */
  public static String unknownButton() {
    return "This version of penv does not know that button. `/help` shows what it can do.";
  }

  /** A key that is understood, and has no effect yet. */
  public static String keyNotYet(String key) {
    return "%s is not in this version: the machine is given back when the run ends. Leave it out."
        .formatted(Markdown.code(key));
  }

  public static String closed(boolean onPullRequest) {
    return "This %s is closed. Reopen it and comment again."
        .formatted(onPullRequest ? "pull request" : "issue");
  }

  /** Handling failed for hours; some of the commands may have been carried out before. */
  public static String givenUp() {
    return "This failed again and again, as GitHub could not be reached or refused what was needed. "
        + "`/status` shows what was carried out of it all the same; comment again for the rest.";
  }

  /**
   * Commands that reached penv when nobody may want them any more.
   *
   * @param lines as they were typed
   */
  public static String tooOld(Duration oldest, List<String> lines) {
    return "This reached penv more than %d hours after it was written, so it was not carried out. If it is still wanted, comment again:\n\n%s"
        .formatted(oldest.toHours(), Markdown.block(String.join("\n\n", lines)));
  }

  /** "Re-run" beside an answer. */
  public static String nothingToRunAgain() {
    return "That was an answer and no run: there is nothing to run again. Comment `/run`, or dispatch the workflow again.";
  }

  /** "Re-run" beside a run of which penv has no record. */
  public static String forgottenRun() {
    return "penv has no record of that run any more. Comment `/run` to begin anew.";
  }

  /** A button that reached penv when nobody may want it any more. */
  public static String pressTooOld(Duration oldest) {
    return "This reached penv more than %d hours after it was pressed, so nothing came of it. If it is still wanted, press again."
        .formatted(oldest.toHours());
  }

  /**
   * A dispatch of which nobody can tell by now what it was to run.
   *
   * @param ref in full
   */
  public static String dispatchTooLate(String ref, Duration late) {
    return "This dispatch on %s reached penv after %s. Which commit it meant is not known any more, so nothing was run: dispatch the workflow again."
        .formatted(Markdown.code(ref), Durations.print(late));
  }

  /** What was pressed or dispatched has failed for hours; some of it may have been done before. */
  public static String pressGivenUp() {
    return "This failed again and again, as GitHub could not be reached or refused what was needed. Try again in a while.";
  }

  /** How the image of a container was come by. */
  public static String imageBuilt() {
    return "The image was built: none was there that had been built from the same files.";
  }

  public static String imagePrebuilt() {
    return "The image was there already, built from the same files before.";
  }

  public static String emptyRepository() {
    return "This repository has no commit yet. Push one and comment again.";
  }

  public static String headMoved(String sha) {
    return "The head moved to `%s` around the time of your comment. Comment again to run that commit."
        .formatted(sha.substring(0, 7));
  }

  /** A commit of a pull request is to be run again in an issue. */
  public static String againInPulls(Run earlier) {
    return "`%1$s` ran a commit of #%2$d, and this is no pull request. Type `/rerun %1$s` there, or in any other one."
        .formatted(earlier.id(), earlier.number());
  }

  public static String noSuchRun(String run) {
    return "There is no run %s here. `/history` lists them.".formatted(Markdown.code(run));
  }

  public static String nothingToStop() {
    return "Nothing runs here at the moment. `/history` shows what did.";
  }

  public static String noRunsYet() {
    return "Nothing was run here yet. `/help` shows what can be.";
  }

  public static String tooMany(Limited<Integer> perHour) {
    return "More than %d commands within an hour; this one was not carried out. Try again later. %s"
        .formatted(perHour.value(), RuleText.of(perHour.rule()));
  }

  public static String sweep() {
    return "A list of values is a sweep, which is not in this version. Give one value for each parameter.";
  }
}
