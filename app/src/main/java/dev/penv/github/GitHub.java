package dev.penv.github;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What penv reads from GitHub. Every call is live; callers decide what may be stale.
 *
 * <p>Throws {@link Unreachable} when GitHub does not answer in time or refuses for a while, after
 * bounded retries.
 */
public interface GitHub extends Permissions {
  /** Empty when it does not exist or is out of the installation's reach. */
  Optional<PullRequest> pullRequest(Repo repo, int number);

  /** The default branch's name. */
  String defaultBranch(Repo repo);

  /** The commit that a branch, tag or full id names now. */
  Optional<CommitId> commit(Repo repo, String ref);

  /** The commit where two histories part; empty when they have nothing in common. */
  Optional<CommitId> mergeBase(Repo repo, String base, CommitId head);

  /**
   * Text of a file at a commit; empty when there is no such file.
   *
   * @throws TooLarge above 1 MB: half a policy would be another policy
   * @throws NotAFile for a link that leads to no file of the repository
   */
  Optional<String> file(Repo repo, CommitId commit, String path);

  /**
   * Text of a file at the tip of the default branch; empty when there is no such file, or no such
   * repository in reach.
   *
   * @throws TooLarge above 1 MB
   * @throws NotAFile for a link that leads to no file of the repository
   */
  Optional<String> file(Repo repo, String path);

  /**
   * Whether an account is an active member of a team of the repository's organisation. Teams are
   * asked by login, so that whoever asks must know that the login is still of that account.
   */
  Membership membership(Repo repo, String team, Account account);

  /**
   * The entries of a folder at a commit; empty when there is no such folder.
   *
   * @throws NotAFile when it is a link: GitHub does not follow it
   */
  List<Entry> list(Repo repo, CommitId commit, String folder);

  /** What lies in a folder. */
  record Entry(String name, boolean folder) {}

  /** A new token for one fetch of this repository. */
  CloneToken cloneToken(Repo repo);

  /** GitHub cannot be asked now, or refuses to answer; the world's turn. */
  class Unreachable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final @Nullable Instant until;

    public Unreachable(String message) {
      super(message);
      until = null;
    }

    public Unreachable(String message, Throwable cause) {
      this(message, null, cause);
    }

    /**
     * @param until GitHub wants to be left alone until then
     */
    public Unreachable(String message, @Nullable Instant until, Throwable cause) {
      super(message, cause);
      this.until = until;
    }

    /** Before this it is of no use to ask again; empty when GitHub named no time. */
    public Optional<Instant> until() {
      return Optional.ofNullable(until);
    }
  }

  /** GitHub was asked and refuses: another try seldom helps, somebody has to change something. */
  final class Refused extends Unreachable {
    private static final long serialVersionUID = 1L;

    public Refused(String message, Throwable cause) {
      super(message, cause);
    }
  }

  /** The App is suspended there, or not installed any more; only its owner can change that. */
  final class NotInstalled extends Unreachable {
    private static final long serialVersionUID = 1L;

    public NotInstalled(String message, Throwable cause) {
      super(message, cause);
    }
  }

  /** A file that is not what it should be. */
  final class TooLarge extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public TooLarge(String message) {
      super(message);
    }
  }

  /** Something stands there that cannot be read, such as a link. */
  final class NotAFile extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public NotAFile(String message) {
      super(message);
    }
  }
}
