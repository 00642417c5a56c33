package dev.penv.github.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import dev.penv.github.Account;
import dev.penv.github.CloneToken;
import dev.penv.github.CommitId;
import dev.penv.github.GitHub;
import dev.penv.github.Membership;
import dev.penv.github.Permission;
import dev.penv.github.PullRequest;
import dev.penv.github.Repo;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;
import java.util.function.Supplier;
import org.kohsuke.github.GHIssueState;
import org.kohsuke.github.GHPullRequest;

/** Reads through the REST API, one request each. */
final class Reads implements GitHub {
  private static final String SHA = "application/vnd.github.sha";
  private static final int LONGEST_FILE = 1 << 20;

  private final LongFunction<Installation> installations;
  private final Tokens tokens;
  private final Teams teams;

  Reads(LongFunction<Installation> installations, Tokens tokens, Teams teams) {
    this.installations = installations;
    this.tokens = tokens;
    this.teams = teams;
  }

  @Override
  public Optional<PullRequest> pullRequest(Repo repo, int number) {
    var repository = of(repo).hub().repository(repo);
    return found(() ->
        pullRequest(repo, Hub.ask("a pull request", () -> repository.getPullRequest(number))));
  }

  private static PullRequest pullRequest(Repo repo, GHPullRequest pull) {
    var head = pull.getHead();
    var fork = head.getRepository();
    return new PullRequest(
        repo,
        pull.getNumber(),
        id(head.getSha()),
        head.getRef(),
        fork == null ? 0 : fork.getId(),
        pull.getBase().getRef(),
        pull.getState() == GHIssueState.OPEN);
  }

  @Override
  public boolean isStill(Repo repo) {
    var root = of(repo).hub().root();
    return found(() -> Hub.ask("a repository", () -> root.getRepository(repo.fullName())))
        .filter(found -> found.getId() == repo.id())
        .isPresent();
  }

  @Override
  public String defaultBranch(Repo repo) {
    var root = of(repo).hub().root();
    return reached(() -> Hub.ask("a repository", () -> root.getRepository(repo.fullName())))
        .getDefaultBranch();
  }

  /** Asks for the id alone; hub4j would fetch all that the commit changed. */
  @Override
  public Optional<CommitId> commit(Repo repo, String ref) {
    if (!Urls.stays(ref)) return Optional.empty();
    return found(() -> {
      var reply = of(repo).get(repo, "/commits/" + Urls.segments(ref), SHA);
      return id(Json.says(reply) ? Json.read(reply).path("sha").asText() : reply.body().strip());
    });
  }

  /** hub4j would fetch every commit in between. */
  @Override
  public Optional<CommitId> mergeBase(Repo repo, String base, CommitId head) {
    if (!Urls.stays(base)) return Optional.empty();
    var path = "/compare/" + Urls.segments(base) + "..." + head.sha() + "?per_page=1";
    return found(() -> id(of(repo).json(repo, path).at("/merge_base_commit/sha").asText()));
  }

  private static CommitId id(String sha) {
    try {
      return new CommitId(sha);
    } catch (IllegalArgumentException somethingElse) {
      throw new Failure.Unanswered("where a commit should be, GitHub's answer names none");
    }
  }

  /** hub4j does not know the roles between read and admin. */
  @Override
  public Permission permission(Repo repo, Account account) {
    if (!Urls.stays(account.login())) return Permission.NONE;
    var path = "/collaborators/" + Urls.segment(account.login()) + "/permission";
    return found(() -> of(repo).json(repo, path))
        .filter(granted -> granted.at("/user/id").asLong() == account.id())
        .map(Reads::permission)
        .orElse(Permission.NONE);
  }

  /** The role refines what the older field says, and never adds to it. */
  private static Permission permission(JsonNode granted) {
    var role = granted.path("role_name").asText();
    return switch (granted.path("permission").asText()) {
      case "admin" -> Permission.ADMIN;
      case "write" -> role.equals("maintain") ? Permission.MAINTAIN : Permission.WRITE;
      case "read" -> role.equals("triage") ? Permission.TRIAGE : Permission.READ;
      default -> Permission.NONE;
    };
  }

  @Override
  public Membership membership(Repo repo, String team, Account account) {
    if (!Urls.stays(account.login()) || !Urls.stays(team)) return Membership.NO_MEMBER;
    return reached(() -> teams.membership(repo, team, account));
  }

  @Override
  public Optional<String> file(Repo repo, CommitId commit, String path) {
    return file(repo, path, contents(commit, path));
  }

  @Override
  public Optional<String> file(Repo repo, String path) {
    return file(repo, path, "/contents/" + Urls.segments(path));
  }

  /** As JSON, of which half an answer is noticed: half a policy would be another policy. */
  private Optional<String> file(Repo repo, String path, String address) {
    if (!Urls.stays(path)) return Optional.empty();
    return found(() -> of(repo).json(repo, address))
        .filter(entry -> isFile(path, entry))
        .map(file -> text(path, file));
  }

  /** GitHub follows a link to a file of the same repository by itself, and no other one. */
  private static boolean isFile(String path, JsonNode entry) {
    return switch (entry.path("type").asText()) {
      case "file" -> true;
      case "symlink" -> throw new NotAFile(path + " is a link that leads to no file");
      case "submodule" -> throw new NotAFile(path + " is a submodule");
      default -> false;
    };
  }

  /** GitHub sends no content along when a file is larger than a megabyte. */
  private static String text(String path, JsonNode file) {
    if (file.path("size").asLong() > LONGEST_FILE) {
      throw new TooLarge(path + " is larger than 1 MB");
    }
    try {
      var bytes = Base64.getMimeDecoder().decode(file.path("content").asText());
      if (bytes.length == file.path("size").asLong()) return new String(bytes, UTF_8);
    } catch (IllegalArgumentException notBase64) {
      // The same as the wrong size.
    }
    throw new Unreachable("GitHub sent something else than " + path);
  }

  /** hub4j does not expect that it could be a file. */
  @Override
  public List<Entry> list(Repo repo, CommitId commit, String folder) {
    if (!folder.isEmpty() && !Urls.stays(folder)) return List.of();
    var found = found(() -> of(repo).json(repo, contents(commit, folder)));
    if (found.isEmpty() || isFile(folder, found.get())) return List.of();
    return found.get().isArray() ? found.get().valueStream().map(Reads::entry).toList() : List.of();
  }

  private static Entry entry(JsonNode entry) {
    return new Entry(entry.path("name").asText(), entry.path("type").asText().equals("dir"));
  }

  private static String contents(CommitId commit, String path) {
    return "/contents/" + Urls.segments(path) + "?ref=" + commit.sha();
  }

  @Override
  public CloneToken cloneToken(Repo repo) {
    return reached(() -> tokens.lend(new Grant.Clone(repo.installation(), repo.id())));
  }

  private Installation of(Repo repo) {
    return installations.apply(repo.installation());
  }

  /** Empty when there is no such thing, or not for us. */
  static <T> Optional<T> found(Supplier<T> call) {
    return reached(() -> {
      try {
        return Optional.of(call.get());
      } catch (Failure.Refused refused) {
        if (refused.nothingThere()) return Optional.empty();
        throw refused;
      }
    });
  }

  static <T> T reached(Supplier<T> call) {
    try {
      return call.get();
    } catch (Failure.Limited limited) {
      throw new Unreachable("GitHub: " + limited.reason(), limited.until(), limited);
    } catch (Failure.NotInstalled away) {
      throw new NotInstalled("GitHub: " + away.reason(), away);
    } catch (Failure.Refused refused) {
      throw new Refused("GitHub refuses: " + refused.reason(), refused);
    } catch (Failure failure) {
      throw new Unreachable("GitHub: " + failure.reason(), failure);
    }
  }
}
