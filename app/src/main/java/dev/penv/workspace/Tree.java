package dev.penv.workspace;

import dev.penv.github.CommitId;
import dev.penv.remote.Shell;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/**
 * The checkout itself, made by the user whose code will run in it. Its git finds the history in the
 * cache by way of {@code alternates}: nothing is copied or linked, and the user cannot write there.
 * No remote and no credential is left in it.
 */
record Tree(Shell worker, String home, String name) {
  /**
   * Made under another name first, so that what has the name is whole; a script that outlived a
   * killed penv is waited for.
   */
  private static final String SCRIPT =
      """
      umask 022
      cd "$1" || exit
      objects=$2 commit=$3 format=$4 name=./$5
      exec 9<.
      flock 9
      if [ ! -d "$name" ]; then
        part=$name.part
        rm -rf "$part"
        git init -q --template= --object-format="$format" "$part" || exit
        mkdir -p "$part/.git/objects/info" || exit
        printf '%s\\n' "$objects" >"$part/.git/objects/info/alternates" || exit
        git -C "$part" checkout -q --detach "$commit" -- || exit
        mv -T "$part" "$name" || exit
      fi
      cd "$name" || exit
      git rev-parse HEAD || exit
      [ ! -e .gitmodules ] || echo submodules
      ! grep -qs 'filter=lfs' .gitattributes || echo lfs
      """;

  String path() {
    return home + "/" + name;
  }

  /** Prints the commit that is checked out, then what it has that is not there. */
  Shell.Result make(CommitId commit, String objects, Duration limit) throws IOException {
    var words =
        List.of("sh", "-c", SCRIPT, "sh", home, objects, commit.sha(), format(commit), name);
    return worker.run(words, Git.environment(""), new byte[0], limit);
  }

  static String format(CommitId commit) {
    return commit.sha().length() == 40 ? "sha1" : "sha256";
  }
}
