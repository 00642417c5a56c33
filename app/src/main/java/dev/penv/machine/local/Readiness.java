package dev.penv.machine.local;

import static java.nio.file.attribute.PosixFilePermission.OTHERS_EXECUTE;

import dev.penv.remote.Shell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Whether this computer can be sold the way the operator wants, asked once before it is. */
public final class Readiness {
  private static final Duration LIMIT = Duration.ofSeconds(20);
  private static final String ABSENT =
      "for each; do command -v \"$each\" >/dev/null || echo \"$each\"; done";

  private final LocalSettings settings;
  private final Shell shell;
  private final List<Problem> problems = new ArrayList<>();

  /**
   * Why it cannot.
   *
   * @param setting that the remedy is about, empty when it is about the computer
   */
  public record Problem(String setting, String problem, String remedy) {}

  private Readiness(LocalSettings settings, Shell shell) {
    this.settings = settings;
    this.shell = shell;
  }

  /** All problems at once; none when everything is as it should be. */
  public static List<Problem> problems(LocalSettings settings, Shell shell) throws IOException {
    var readiness = new Readiness(settings, shell);
    readiness.check();
    return List.copyOf(readiness.problems);
  }

  private void check() throws IOException {
    checkPrograms("git", "flock", "timeout");
    switch (settings.isolation()) {
      case Isolation.None() -> {}
      case Isolation.Users users -> checkUsers(users);
    }
  }

  private void checkUsers(Isolation.Users users) throws IOException {
    if (!isRoot()) {
      add(
          "local.isolation",
          "penv is not root, so code would run as penv itself and could read its keys.",
          "Start penv as root, or write `local.isolation: none` if everybody who may run is"
              + " trusted with that.");
      return;
    }
    checkPrograms("setpriv");
    checkPassage();
    checkAccounts(users);
  }

  private static boolean isRoot() throws IOException {
    return Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0);
  }

  private void checkPrograms(String... names) throws IOException {
    var absent = run(Stream.concat(Stream.of("sh", "-c", ABSENT, "sh"), Stream.of(names)).toList());
    absent
        .lines()
        .forEach(name -> add("", "There is no program `%s` here.".formatted(name), "Install it."));
  }

  private void checkPassage() throws IOException {
    for (var above = settings.folder().getParent(); above != null; above = above.getParent()) {
      if (!Files.exists(above)) continue;
      if (Files.getPosixFilePermissions(above).contains(OTHERS_EXECUTE)) continue;
      add(
          "local.folder",
          "The users of slots cannot pass through `%s`.".formatted(above),
          "Choose another folder, such as `/var/lib/penv-local`, or allow it with `chmod o+x`.");
    }
  }

  private void checkAccounts(Isolation.Users users) throws IOException {
    var ids = IntStream.range(0, settings.slots()).mapToObj(slot -> users.uid(slot) + "");
    var accounts = run(Stream.concat(Stream.of("getent", "passwd"), ids).toList());
    for (var account : accounts.lines().toList()) {
      add(
          "local.users",
          "The user `%s` exists already.".formatted(account.split(":", 2)[0]),
          "Name the first of %d user ids that nobody has.".formatted(Isolation.Users.SLOTS));
    }
  }

  private String run(List<String> words) throws IOException {
    return shell.run(words, Map.of(), new byte[0], LIMIT).output();
  }

  private void add(String setting, String problem, String remedy) {
    problems.add(new Problem(setting, problem, remedy));
  }
}
