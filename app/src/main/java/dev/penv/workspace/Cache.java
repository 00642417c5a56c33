package dev.penv.workspace;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.penv.github.CommitId;
import dev.penv.remote.Shell;
import dev.penv.run.RunId;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * The commits of one repository that runs asked for, in a bare repository that only penv writes.
 * Each run holds its commit by a ref, whose file time tells when it was used last; so refs are
 * never packed.
 *
 * <p>Whatever changes the objects holds a file lock, and so does a git that outlives a killed penv.
 */
record Cache(Shell shell, String folder) {
  static final int BUSY = 75;
  static final int OUT_OF_TIME = 124;
  private static final Duration QUICK = Duration.ofMinutes(1);
  private static final Duration GRACE = Duration.ofSeconds(30);

  /**
   * The token comes in by a pipe that git's helper reads: it is in no argument, no variable and no
   * file. Who waits for the lock finds what the one before has fetched. A cache is thrown away only
   * when it is proved unsound; other runs may read history from it.
   */
  private static final String FETCH =
      """
      umask 022
      mkdir -p "$1" && cd "$1" || exit
      url=$2 commit=$3 ref=$4 format=$5 seconds=$6 doubted=$7
      exec 3<&0 </dev/null 9>lock
      flock -w "$seconds" 9 || exit 75
      export GIT_DIR=objects.git
      sound() {
        git fsck --connectivity-only --no-dangling || return
        ! git cat-file -e "$commit" || git archive "$commit"
      }
      [ "$doubted" = no ] || sound >/dev/null 2>&1 || rm -rf objects.git
      git update-ref "$ref" "$commit" 2>/dev/null && exit
      if ! git rev-parse --git-dir >/dev/null 2>&1; then
        rm -rf objects.git objects.new
        GIT_DIR=objects.new git init -q --bare --template= --object-format="$format" || exit
        mv -T objects.new objects.git || exit
      fi
      find objects.git -type f '(' -name '*.lock' -o -name 'tmp_*' ')' -delete
      exec timeout -k 9 "$seconds" git \\
        -c credential.helper= -c credential.helper='!token() { cat <&3; }; token' \\
        fetch -q --no-tags --no-write-fetch-head --no-recurse-submodules "$url" "+$commit:$ref"
      """;

  private static final String EXPIRE =
      """
      cd "$1" 2>/dev/null || exit 0
      exec 9>lock
      flock -n 9 && [ -d objects.git ] || exit 0
      export GIT_DIR=objects.git
      gone=$(find objects.git/refs/penv -type f ! -newermt "@$2" -print -delete)
      packs=$(ls objects.git/objects/pack | grep -c 'pack$')
      if [ -z "$(find objects.git/refs/penv -type f)" ]; then
        rm -rf objects.git
      elif [ -n "$gone" ] || [ "$packs" -gt 20 ]; then
        exec timeout -k 9 "$3" git gc -q --prune=1.day.ago
      fi
      """;

  /** The folder that git calls an object directory. */
  String objects() {
    return folder + "/objects.git/objects";
  }

  /** Holds the commit for a run; false when it is not here. */
  boolean hold(RunId run, CommitId commit) throws IOException {
    var words =
        List.of(
            "git", "--git-dir=" + folder + "/objects.git", "update-ref", ref(run), commit.sha());
    return shell.run(words, Git.environment(""), new byte[0], QUICK).succeeded();
  }

  /**
   * Fetches what is not here yet and holds it for a run.
   *
   * @param doubted true when git could not read what is here or fetch on top of it
   * @param credential as git's credential helpers print it
   */
  Shell.Result fetch(
      RunId run, CommitId commit, Remote remote, boolean doubted, String credential, Duration limit)
      throws IOException {
    var words =
        List.of(
            "sh",
            "-c",
            FETCH,
            "sh",
            folder,
            remote.url(),
            commit.sha(),
            ref(run),
            Tree.format(commit),
            Long.toString(limit.toSeconds()),
            doubted ? "yes" : "no");
    var environment = Git.environment(remote.protocol());
    // The lock is waited for once, the fetch may then take as long again.
    var both = limit.multipliedBy(2).plus(GRACE);
    return shell.run(words, environment, credential.getBytes(UTF_8), both);
  }

  /** Lets go of commits that no run has used since, and of all that only they needed. */
  Shell.Result expire(Instant before, Duration limit) throws IOException {
    var words =
        List.of(
            "sh",
            "-c",
            EXPIRE,
            "sh",
            folder,
            Long.toString(before.getEpochSecond()),
            Long.toString(limit.toSeconds()));
    return shell.run(words, Git.environment(""), new byte[0], limit.plus(GRACE));
  }

  private static String ref(RunId run) {
    return "refs/penv/runs/" + run;
  }

  /** Where a repository is fetched from, and the one protocol that may be spoken for it. */
  record Remote(String url, String protocol) {}
}
