package dev.penv.app;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Every permission and event that penv has a use for, and no more. README.md has the same table.
 */
public final class Needs {
  /** Without these penv does not work. */
  public static final List<Need> ALWAYS =
      List.of(
          new Need(
              "metadata",
              "Metadata",
              Level.READ,
              "the repository itself, and who may do what in it; GitHub gives it to every App",
              "nobody can be recognised, so everybody is refused"),
          new Need(
              "contents",
              "Contents",
              Level.READ,
              "devcontainer.json, the policy, and the commit that a run is of",
              "nothing can be run"),
          new Need(
              "issues",
              "Issues",
              Level.WRITE,
              "commands in comments, also of pull requests; answers and reactions",
              "commands are not heard"),
          new Need(
              "pull_requests",
              "Pull requests",
              Level.WRITE,
              "the head of a pull request; answers in its conversation",
              "commands in pull requests fail"),
          new Need(
              "checks",
              "Checks",
              Level.WRITE,
              "the check run that shows a run's state, and its buttons",
              "runs show no check run on their commit"));

  public static final Need TEAMS =
      new Need(
          "members",
          "Members (organisation)",
          Level.READ,
          "who is in a team that a policy names",
          "rules of policies that name a team fit nobody");

  /** More of a permission that penv needs anyway. An App of an older penv lacks it. */
  public static final Need PROPOSALS =
      new Need(
          "contents",
          "Contents",
          Level.WRITE,
          "the branch of the pull request that `/init` opens; nothing else is ever pushed",
          "`/init` opens no pull request");

  /** Asked for only by whoever wants what they are for. */
  static final List<Need> OPTIONAL = List.of(PROPOSALS, TEAMS);

  public static final List<Subscription> EVENTS =
      List.of(
          new Subscription("issue_comment", "issues", "commands are not heard"),
          new Subscription(
              "pull_request", "pull_requests", "pushes and closed pull requests go unnoticed"),
          new Subscription("push", "contents", "a changed policy is noticed late"),
          new Subscription(
              "workflow_dispatch", "contents", "runs cannot be started from the Actions page"));

  /** GitHub sends these to every App that may write checks, subscribed or not. */
  static final List<String> UNASKED_EVENTS = List.of("check_run", "check_suite");

  private Needs() {}

  /** The permissions that every App gets that penv makes. */
  public static List<Need> unasked() {
    return Stream.concat(ALWAYS.stream(), Stream.of(PROPOSALS)).toList();
  }

  /** The permissions that an App of this wish gets, of one name the strongest last. */
  public static List<Need> of(Wish wish) {
    var needs = new ArrayList<>(unasked());
    if (wish.teams()) needs.add(TEAMS);
    return List.copyOf(needs);
  }

  static List<String> events() {
    return Stream.concat(EVENTS.stream().map(Subscription::name), UNASKED_EVENTS.stream()).toList();
  }
}
