package dev.penv.workspace;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.penv.github.CommitId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A repository on the other side, made with native git. */
final class Upstream {
  private final Path work;
  private final Path bare;

  private Upstream(Path work, Path bare) {
    this.work = work;
    this.bare = bare;
  }

  /** An empty repository that is served as {@code name} below the root. */
  static Upstream create(Path root, String name) throws IOException {
    var bare = Files.createDirectories(root.resolve(name + ".git"));
    var work = Files.createDirectories(root.resolve("work").resolve(name));
    var upstream = new Upstream(work, bare);
    git(bare, "init", "-q", "--bare", ".");
    git(bare, "config", "uploadpack.allowAnySHA1InWant", "true");
    git(work, "init", "-q", "-b", "main", ".");
    return upstream;
  }

  Upstream write(String file, String text) throws IOException {
    var path = work.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
    return this;
  }

  Path path(String file) {
    return work.resolve(file);
  }

  /** Commits everything and publishes it as main, whatever main was. */
  CommitId push() throws IOException {
    git(work, "add", "-A");
    git(work, "commit", "-q", "--allow-empty", "-m", "a change");
    git(work, "push", "-q", "--force", bare.toString(), "HEAD:refs/heads/main");
    return new CommitId(git(work, "rev-parse", "HEAD"));
  }

  /** Forgets a commit for good, as GitHub does some time after a force-push. */
  void forgetLast() throws IOException {
    git(work, "commit", "-q", "--amend", "-m", "another change");
    git(work, "push", "-q", "--force", bare.toString(), "HEAD:refs/heads/main");
    git(bare, "reflog", "expire", "--expire=now", "--all");
    git(bare, "gc", "-q", "--prune=now");
  }

  static String git(Path folder, String... arguments) throws IOException {
    var words =
        new ArrayList<>(List.of("git", "-c", "user.name=Ada", "-c", "user.email=ada@example.com"));
    words.addAll(List.of(arguments));
    var process =
        new ProcessBuilder(words).directory(folder.toFile()).redirectErrorStream(true).start();
    var output = new String(process.getInputStream().readAllBytes(), UTF_8).strip();
    try {
      if (process.waitFor() != 0) throw new IOException(words + ": " + output);
    } catch (InterruptedException stopped) {
      throw new IOException(stopped);
    }
    return output;
  }
}
