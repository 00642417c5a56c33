package dev.penv.policy;

import dev.penv.complaint.Complaint;
import dev.penv.complaint.Place;
import dev.penv.github.Repo;

/** Why not, in words. */
final class Denials {
  private Denials() {}

  static Verdict.Denied who(Who who, Rule rule, Ask ask) {
    if (ask.asker().teams() instanceof Teams.Unreadable && !who.teams().isEmpty()) {
      return new Verdict.Denied(
          "This needs %s in `%s`, and penv cannot see who is in a team: it lacks the permission to"
                  .formatted(who.needed(), ask.repo().fullName())
              + " read members of the organisation.",
          "An owner of the organisation can grant the App *Members: read-only*.",
          rule);
    }
    return new Verdict.Denied(
        "This needs %s in `%s`.".formatted(who.needed(), ask.repo().fullName()),
        "Ask somebody who has it to comment.",
        rule);
  }

  static Verdict.Denied broken(Layer.Broken layer) {
    var first = layer.problems().getFirst();
    return new Verdict.Denied(
        "Nothing runs while the policy of `%s` cannot be understood: %s%s"
            .formatted(layer.source().repository(), place(first), first.problem()),
        first.remedy(),
        new Rule(PolicyReader.PATH, layer.source(), line(first)));
  }

  static Verdict.Denied unserved(Repo repo) {
    return new Verdict.Denied(
        "`%s` is not among the repositories that this penv has machines for."
            .formatted(repo.fullName()),
        "Its operator can add the name to `PENV_LOCAL_REPOSITORIES`.",
        new Rule("local.repositories", Source.OPERATOR, 0));
  }

  static Verdict.Denied forks(Rule rule) {
    return new Verdict.Denied(
        "Code from forks does not run here.",
        "A maintainer who trusts the commit can push it to a branch of this repository.",
        rule);
  }

  private static String place(Complaint complaint) {
    return complaint.place() instanceof Place.InFile(var path, var line, var column)
        ? "`%s:%d:%d`: ".formatted(path, line, column)
        : "";
  }

  private static int line(Complaint complaint) {
    return complaint.place() instanceof Place.InFile(_, var line, _) ? line : 0;
  }
}
