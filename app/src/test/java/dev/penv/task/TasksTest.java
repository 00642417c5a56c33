package dev.penv.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.penv.environment.Script;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class TasksTest extends OnScene {
  @ParameterizedTest
  @CsvSource({"exit 0,0", "exit 7,7", "kill -9 $$,137", "no-such-program,127"})
  void exitCodeIsTheCommands(String command, int code) throws Exception {
    assertThat(scene.run(scene.shell(command)))
        .isInstanceOfSatisfying(
            Ended.Exited.class, exited -> assertThat(exited.code()).isEqualTo(code));
  }

  @Test
  void bothOutputsAreArchivedInOrder() throws Exception {
    var attempt = scene.shell("for i in 1 2 3; do echo out $i; echo err $i >&2; done; printf end");
    scene.run(attempt);
    assertThat(scene.log(attempt)).isEqualTo("out 1\nerr 1\nout 2\nerr 2\nout 3\nerr 3\nend");
  }

  @Test
  void commandWithoutShellIsExecutedAsItIs() throws Exception {
    var words = List.of("printf", "<%s>", "", "a b", "$(id)", "-n", "'\"\\", "two\nlines\n", "é");
    var attempt = scene.attempt(new Script.Exec(words));
    scene.run(attempt);
    assertThat(scene.log(attempt)).isEqualTo("<><a b><$(id)><-n><'\"\\><two\nlines\n><é>");
  }

  @Test
  void commandStartsInTheWorkspace() throws Exception {
    var attempt = scene.shell("pwd");
    scene.run(attempt);
    assertThat(scene.log(attempt)).isEqualTo(attempt.workspace() + "\n");
  }

  @Test
  void startedTwiceAtOnceItRunsOnce() throws Exception {
    var attempt = scene.shell("echo ran");
    Callable<Void> start =
        () -> {
          scene.tasks.start(scene.shell, attempt);
          return null;
        };
    try (var threads = Executors.newFixedThreadPool(4)) {
      for (var started : threads.invokeAll(List.of(start, start, start, start))) started.get();
    }
    scene.run(attempt);
    assertThat(scene.log(attempt)).isEqualTo("ran\n");
  }

  @Test
  void secondSupervisorLeaves() throws Exception {
    var attempt = scene.shell("echo ran");
    scene.run(attempt);
    var control = attempt.directory().control();
    var supervisor =
        new ProcessBuilder("sh", control + "/supervise.sh", "launch", control).inheritIO().start();
    assertThat(supervisor.waitFor()).isZero();
    assertThat(scene.supervisors(attempt)).isEmpty();
    assertThat(Path.of(attempt.directory().log())).hasContent("ran\n");
  }

  @Test
  void supervisorIsNoChildOfOurs() throws Exception {
    var attempt = scene.shell("sleep 1000");
    scene.tasks.start(scene.shell, attempt);
    assertThat(ProcessHandle.current().descendants().map(Scene::commandLine))
        .noneMatch(line -> line.contains(attempt.directory().control()));
  }

  @Test
  void lostSupervisorIsToldAndWhatItLeftCanBeKilled() throws Exception {
    var attempt = scene.shell("echo begun; sleep 1000");
    scene.tasks.start(scene.shell, attempt);
    scene.awaitLog(attempt, "begun\n");
    var left = scene.processes(attempt);
    scene.supervisors(attempt).forEach(ProcessHandle::destroyForcibly);
    assertThat(scene.follow(attempt, new Scene.Patient()))
        .isEqualTo(new Ended.Lost("its supervisor is gone and has left no word"));
    assertThat(left).isNotEmpty().allMatch(ProcessHandle::isAlive);
    scene.tasks.kill(scene.shell, attempt);
    Scene.await(() -> left.stream().map(ProcessHandle::pid).noneMatch(Scene::runs));
  }

  @Test
  void taskThatHasOnlyJustBegunCanBeKilled() throws Exception {
    for (int round = 0; round < 5; round++) {
      var attempt = scene.shell("sleep 1000");
      scene.tasks.start(scene.shell, attempt);
      scene.tasks.kill(scene.shell, attempt);
      assertThat(scene.processes(attempt)).map(ProcessHandle::pid).noneMatch(Scene::runs);
      assertThat(scene.follow(attempt, new Scene.Patient())).isNotInstanceOf(Ended.Lost.class);
    }
  }

  @Test
  void taskEndsWithItsFolder() throws Exception {
    var attempt = scene.shell("echo ready; sleep 1000");
    scene.tasks.start(scene.shell, attempt);
    scene.awaitLog(attempt, "ready\n");
    var left = scene.processes(attempt);
    var supervisors = scene.supervisors(attempt);
    new ProcessBuilder("rm", "-rf", attempt.directory().path()).start().waitFor();
    Scene.await(() -> left.stream().map(ProcessHandle::pid).noneMatch(Scene::runs));
    Scene.await(() -> supervisors.stream().map(ProcessHandle::pid).noneMatch(Scene::runs));
  }

  @Test
  void taskWithoutTraceIsLost() throws Exception {
    assertThat(scene.follow(scene.shell("true"), new Scene.Patient()))
        .isEqualTo(new Ended.Lost("there is no trace of it on its machine"));
  }

  @Test
  void stoppedTaskMayCleanUp() throws Exception {
    var attempt =
        scene.shell("trap 'echo bye; exit 5' TERM; echo ready; while :; do sleep 0.1; done");
    scene.tasks.start(scene.shell, attempt);
    scene.awaitLog(attempt, "ready\n");
    scene.tasks.stop(scene.shell, attempt);
    assertThat(scene.follow(attempt, new Scene.Patient()))
        .isInstanceOfSatisfying(
            Ended.Stopped.class, stopped -> assertThat(stopped.code()).isEqualTo(5));
    assertThat(scene.log(attempt)).startsWith("ready\n").contains("bye\n");
  }

  @Test
  void deadlineHoldsWithoutUs() throws Exception {
    scene.timeout = Duration.ofMillis(300);
    var attempt = scene.shell("echo ready; sleep 1000");
    scene.tasks.start(scene.shell, attempt);
    var exit = Path.of(attempt.directory().control("exit"));
    Scene.await(() -> Files.exists(exit));
    assertThat(scene.follow(attempt, new Scene.Patient()))
        .isInstanceOfSatisfying(
            Ended.TimedOut.class, timedOut -> assertThat(timedOut.code()).isEqualTo(143));
    assertThat(scene.log(attempt)).startsWith("ready\n");
  }

  @Test
  void followingBrokenOffAnywhereLosesAndDoublesNothing() throws Exception {
    var attempt = scene.shell("seq 1 200000");
    scene.tasks.start(scene.shell, attempt);
    class Impatient extends Scene.Patient {
      private int left = 1;

      @Override
      public void pause(Duration atMost) throws InterruptedException {
        super.pause(atMost);
        if (left-- == 0) throw new IllegalStateException("enough");
      }
    }
    assertThatThrownBy(() -> scene.follow(attempt, new Impatient())).hasMessage("enough");
    scene.follow(attempt, new Scene.Patient());
    assertThat(scene.log(attempt)).hasLineCount(200_000).startsWith("1\n").endsWith("\n200000\n");
    assertThat(Path.of(attempt.directory().log())).hasContent(scene.log(attempt));
  }

  @Test
  void progressIsReadFromTheLog() throws Exception {
    var attempt = scene.shell("echo start; echo '{\"progress\": 0.4}'; echo '{\"progress\": 7}'");
    var watch = new Scene.Patient();
    scene.tasks.start(scene.shell, attempt);
    scene.follow(attempt, watch);
    assertThat(watch.progress).contains(0.4).doesNotContain(7.0);
  }
}
