package dev.penv.github.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penv.github.Account;
import dev.penv.github.Membership;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Who is in a team, with and without the permission to see that. */
class TeamsTest {
  @Test
  void membersAreToldFromOthers() {
    try (var gitHub = new AtSandbox(Map.of("members", "read"))) {
      gitHub.sandbox.team("octo", "ml", gitHub.ada);
      var bob = gitHub.sandbox.user("bob");
      assertThat(membership(gitHub, "ml", gitHub.ada.id(), "ada")).isEqualTo(Membership.MEMBER);
      assertThat(membership(gitHub, "ops", gitHub.ada.id(), "ada")).isEqualTo(Membership.NO_MEMBER);
      assertThat(membership(gitHub, "ml", bob.id(), "bob")).isEqualTo(Membership.NO_MEMBER);
      assertThat(membership(gitHub, "ml", 1, "nobody")).isEqualTo(Membership.NO_MEMBER);
      assertThat(membership(gitHub, "..", gitHub.ada.id(), "ada")).isEqualTo(Membership.NO_MEMBER);
      assertThat(gitHub.sandbox.unknownRequests()).isEmpty();
    }
  }

  @Test
  void withoutThePermissionThatIsSaidAndNothingMoreIsAskedFor() {
    try (var gitHub = new AtSandbox()) {
      gitHub.sandbox.team("octo", "ml", gitHub.ada);
      assertThat(membership(gitHub, "ml", gitHub.ada.id(), "ada")).isEqualTo(Membership.UNREADABLE);
      assertThat(gitHub.sandbox.requests())
          .noneMatch(visit -> visit.path().endsWith("/access_tokens"));
    }
  }

  private static Membership membership(AtSandbox gitHub, String team, long id, String login) {
    return gitHub.app.reads().membership(gitHub.repo(), team, new Account(id, login, false));
  }
}
