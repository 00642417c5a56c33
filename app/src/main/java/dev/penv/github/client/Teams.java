package dev.penv.github.client;

import dev.penv.github.Account;
import dev.penv.github.Membership;
import dev.penv.github.Repo;
import java.util.function.LongFunction;

/**
 * Who is in a team. Without the permission to read members GitHub says of everybody that they are
 * in none, so the permission itself is looked at before.
 */
final class Teams {
  private final Installation app;
  private final LongFunction<Installation> seeingMembers;

  /**
   * @param app speaks for the App itself
   * @param seeingMembers speaks for an installation with the permission to read members
   */
  Teams(Installation app, LongFunction<Installation> seeingMembers) {
    this.app = app;
    this.seeingMembers = seeingMembers;
  }

  Membership membership(Repo repo, String team, Account account) {
    var id = repo.installation();
    if (!maySeeMembers(id)) return Membership.UNREADABLE;
    var path =
        "/orgs/%s/teams/%s/memberships/%s"
            .formatted(
                Urls.segment(repo.owner()), Urls.segment(team), Urls.segment(account.login()));
    try {
      var state = seeingMembers.apply(id).json(path).path("state").asText();
      return state.equals("active") ? Membership.MEMBER : Membership.NO_MEMBER;
    } catch (Failure.Refused refused) {
      if (refused.nothingThere()) return Membership.NO_MEMBER;
      throw refused;
    }
  }

  private boolean maySeeMembers(long installation) {
    var granted = app.json("/app/installations/" + installation).at("/permissions/members");
    return granted.asText().equals("read") || granted.asText().equals("write");
  }
}
