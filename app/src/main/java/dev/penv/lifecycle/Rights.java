package dev.penv.lifecycle;

import dev.penv.github.Account;
import dev.penv.github.GitHub;
import dev.penv.github.Inventory;
import dev.penv.github.Permission;
import dev.penv.github.Repo;
import dev.penv.policy.Ask;
import dev.penv.policy.Asker;
import dev.penv.policy.Policy;
import dev.penv.policy.Teams;
import dev.penv.policy.Verdict;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashSet;

/**
 * Who may do what: reads what a decision needs, and has {@link Policy} decide. Throws {@link
 * GitHub.Unreachable} where something cannot be read: that is never a yes.
 */
public final class Rights {
  private static final Duration FRESH = Duration.ofSeconds(60);

  private final GitHub github;
  private final Policy operator;
  private final PolicyFiles files;
  private final Inventory inventory;
  private final Recent<Seat, Permission> permissions;
  private final Recent<Seat, Teams> teams;

  Rights(
      GitHub github, Policy operator, PolicyFiles files, Inventory inventory, InstantSource time) {
    this.github = github;
    this.operator = operator;
    this.files = files;
    this.inventory = inventory;
    this.permissions = new Recent<>(FRESH, time);
    this.teams = new Recent<>(FRESH, time);
  }

  /** The operator's word alone, for what must be known before anything is read. */
  Policy ofOperator() {
    return operator;
  }

  /** What holds in a repository: the word of the operator, the organisation and itself. */
  public Policy policy(Repo repo) {
    return operator.with(files.layers(inventory.present(repo)));
  }

  /** By what was true within the last minute. */
  public Verdict decide(Repo repo, Account who, Ask.Matter matter) {
    return policy(repo).decide(new Ask(asker(repo, who), inventory.present(repo), matter));
  }

  /** By what is true now: right before money is spent. */
  Verdict decideNow(Repo repo, Account who, Ask.Matter matter) {
    var seat = new Seat(repo, who);
    permissions.forget(seat);
    teams.forget(seat);
    return decide(repo, who, matter);
  }

  /** Somebody with what rules ask about. */
  Asker asker(Repo repo, Account who) {
    var seat = new Seat(repo, who);
    var permission = permissions.get(seat, _ -> github.permission(inventory.present(repo), who));
    return new Asker(who, permission, teams.get(seat, _ -> teams(repo, who)));
  }

  private Teams teams(Repo repo, Account who) {
    var member = new HashSet<String>();
    for (var team : policy(repo).teams()) {
      switch (github.membership(inventory.present(repo), team, who)) {
        case MEMBER -> member.add(team);
        case NO_MEMBER -> {}
        case UNREADABLE -> {
          return new Teams.Unreadable();
        }
      }
    }
    return new Teams.Known(member);
  }

  /** Somebody in a repository. */
  private record Seat(long repository, long person) {
    Seat(Repo repo, Account who) {
      this(repo.id(), who.id());
    }
  }
}
