package dev.penv.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.penv.Needs;
import dev.penv.remote.LocalShell;
import dev.penv.remote.Shell;
import dev.penv.remote.User;
import dev.penv.world.SlotUsers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What holds a task together, on computers that have different means for it. */
@Timeout(60)
class ContainmentTest extends OnScene {
  /** Ignores to be asked, and prints the ids of processes that try to get away. */
  private static final String FUGITIVES =
      """
      trap '' TERM
      cd "$PENV_OUTPUT_DIR"
      sleep 1001 & echo $! >child
      setsid sh -c 'echo $$ >session; exec sleep 1002' &
      (setsid sh -c 'echo $$ >orphan; exec sleep 1003' &)
      until [ -s child ] && [ -s session ] && [ -s orphan ]; do sleep 0.01; done
      """;

  private static final String UNMARKED =
      """
      (env -i setsid sh -c 'echo $$ >unmarked; exec sleep 1004' &)
      until [ -s unmarked ]; do sleep 0.01; done
      """;

  @BeforeEach
  void onlyRoot() {
    Needs.root();
  }

  @Test
  void controlGroupHoldsEverything() throws Exception {
    assumeTrue(canMakeGroups("/sys/fs/cgroup", "/sys/fs/cgroup/unified"), "no control groups");
    assertThat(groupOf(nothingIsLeftOf(FUGITIVES + UNMARKED))).startsWith("/sys/fs/cgroup");
  }

  @Test
  void freezerOfVersionOneHoldsEverything() throws Exception {
    assumeTrue(canMakeGroups("/sys/fs/cgroup/freezer"), "no freezer of version 1");
    scene.shell = without("/sys/fs/cgroup/unified");
    assertThat(groupOf(nothingIsLeftOf(FUGITIVES + UNMARKED)))
        .startsWith("/sys/fs/cgroup/freezer/penv/");
  }

  @Test
  void countingGroupOfVersionOneHoldsEverything() throws Exception {
    assumeTrue(canMakeGroups("/sys/fs/cgroup/pids"), "no pids of version 1");
    scene.shell = without("/sys/fs/cgroup/unified", "/sys/fs/cgroup/freezer");
    assertThat(groupOf(nothingIsLeftOf(FUGITIVES + UNMARKED)))
        .startsWith("/sys/fs/cgroup/pids/penv/");
  }

  @Test
  void userOfItsOwnHoldsEverything() throws Exception {
    scene.shell = without("/sys/fs/cgroup");
    scene.user = slot(1);
    assertThat(groupOf(nothingIsLeftOf(FUGITIVES + UNMARKED))).isEmpty();
  }

  @Test
  void markerHoldsWhatKeepsItsEnvironment() throws Exception {
    scene.shell = without("/sys/fs/cgroup");
    assertThat(groupOf(nothingIsLeftOf(FUGITIVES))).isEmpty();
  }

  @Test
  void withoutRootTheMarkerHoldsTheSame() throws Exception {
    scene.shell = new LocalShell().as(slot(2));
    Files.setAttribute(root.resolve("machine"), "unix:uid", SlotUsers.single(2));
    assertThat(groupOf(nothingIsLeftOf(FUGITIVES))).isEmpty();
  }

  @Test
  void whoIgnoresToBeAskedIsKilled() throws Exception {
    scene.timeout = Duration.ofMillis(100);
    var attempt = scene.shell(FUGITIVES + UNMARKED + "while :; do sleep 1; done");
    assertThat(scene.run(attempt))
        .isInstanceOfSatisfying(
            Ended.TimedOut.class, timedOut -> assertThat(timedOut.code()).isEqualTo(137));
    assertThat(fugitives(attempt)).hasSize(4).noneMatch(Scene::runs);
  }

  @Test
  void groupOfAKilledSupervisorGoesWithWhatIsLeftInIt() throws Exception {
    assumeTrue(canMakeGroups("/sys/fs/cgroup", "/sys/fs/cgroup/unified"), "no control groups");
    var attempt = scene.shell(FUGITIVES + UNMARKED + "echo ready; while :; do sleep 1; done");
    scene.tasks.start(scene.shell, attempt);
    scene.awaitLog(attempt, "ready\n");
    scene.supervisors(attempt).forEach(ProcessHandle::destroyForcibly);
    scene.tasks.kill(scene.shell, attempt);
    assertThat(fugitives(attempt)).hasSize(4).noneMatch(Scene::runs);
    assertThat(Path.of(groupOf(attempt))).doesNotExist();
  }

  @Test
  void forkBombIsKilled() throws Exception {
    scene.user = slot(3);
    var bomb = "f() { sleep 0.02; f & f & }; for i in 1 2 3; do f & done; sleep 0.1";
    assertThat(scene.run(scene.shell("ulimit -u 200; " + bomb))).isInstanceOf(Ended.Exited.class);
    assertThat(processesOf(SlotUsers.single(3))).noneMatch(Scene::runs);
  }

  @Test
  void slotLeavesRoomForOthers() throws Exception {
    scene.user = slot(6);
    var attempt = scene.shell("ulimit -u; cat /proc/self/oom_score_adj");
    scene.run(attempt);
    var possible = scene.shell("cat /proc/sys/kernel/pid_max");
    scene.run(possible);
    assertThat(scene.log(attempt))
        .isEqualTo("%d\n500\n".formatted(Long.parseLong(scene.log(possible).strip()) / 2));
  }

  @Test
  void slotCannotReachItsSupervisor() throws Exception {
    scene.user = slot(4);
    var script =
        """
        cd "$PENV_OUTPUT_DIR/.."
        for path in control control/exit ../../runs; do ls "$path" && echo "read $path"; done
        mv control elsewhere && echo "moved"
        touch given/config.json given/command.sh && echo "touched"
        kill -9 $PPID && echo "killed"
        cat given/config.json >/dev/null && echo "config is readable"
        """;
    var attempt = scene.shell(script);
    assertThat(scene.run(attempt)).isInstanceOf(Ended.Exited.class);
    assertThat(scene.log(attempt).lines().filter(line -> !line.contains(":")))
        .containsExactly("config is readable");
  }

  private static User.Slot slot(int number) {
    return new User.Slot(SlotUsers.single(number), SlotUsers.single(number));
  }

  /** Where the supervisor says that it put the task, empty where there was no group to be had. */
  private static String groupOf(Attempt attempt) throws IOException {
    return Files.readString(Path.of(attempt.directory().control("started/group"))).strip();
  }

  private Attempt nothingIsLeftOf(String script) throws Exception {
    var attempt = scene.shell(script);
    assertThat(scene.run(attempt)).isInstanceOf(Ended.Exited.class);
    assertThat(fugitives(attempt)).hasSizeGreaterThanOrEqualTo(3).noneMatch(Scene::runs);
    return attempt;
  }

  private static List<Long> fugitives(Attempt attempt) throws IOException {
    var pids = new ArrayList<Long>();
    try (var files = Files.list(Path.of(attempt.directory().output()))) {
      for (var file : files.toList()) {
        pids.add(Long.parseLong(Files.readString(file).strip()));
      }
    }
    return pids;
  }

  private static List<Long> processesOf(int uid) {
    return ProcessHandle.allProcesses()
        .map(ProcessHandle::pid)
        .filter(pid -> owner(pid) == uid)
        .toList();
  }

  private static int owner(long pid) {
    try {
      return (int) Files.getAttribute(Path.of("/proc/" + pid), "unix:uid");
    } catch (IOException gone) {
      return -1;
    }
  }

  private static boolean canMakeGroups(String... mounts) {
    for (var mount : mounts) {
      if (Files.exists(Path.of(mount, "cgroup.procs")) && Path.of(mount).toFile().canWrite()) {
        return true;
      }
    }
    return false;
  }

  /** This computer as it would be without some control groups. */
  private static Shell without(String... mounts) {
    Needs.command("unshare");
    var script = new StringBuilder();
    for (var mount : mounts) script.append("umount -Rl ").append(mount).append("; ");
    var hidden = List.of("unshare", "-m", "sh", "-c", script + "exec \"$@\"", "sh");
    return new Behind(hidden, new LocalShell());
  }
}
