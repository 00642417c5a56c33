package dev.penv.task;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.penv.archive.Artifacts;
import dev.penv.archive.DiskLogs;
import dev.penv.environment.Script;
import dev.penv.environment.Task;
import dev.penv.environment.Terms;
import dev.penv.environment.Value;
import dev.penv.github.Account;
import dev.penv.github.CommitId;
import dev.penv.github.Repo;
import dev.penv.hardware.Requirements;
import dev.penv.hardware.Wishes;
import dev.penv.measure.MeasureFile;
import dev.penv.money.Ceiling;
import dev.penv.remote.LocalShell;
import dev.penv.remote.Shell;
import dev.penv.remote.User;
import dev.penv.run.Origin;
import dev.penv.run.Purpose;
import dev.penv.run.Run;
import dev.penv.run.RunId;
import dev.penv.workspace.Inside;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A machine's folder, an archive, and tasks that really run. */
final class Scene implements AutoCloseable {
  final Path root;
  final Artifacts artifacts;
  DiskLogs logs;
  Tasks tasks;
  private final ExecutorService archiving = Executors.newFixedThreadPool(2);
  private final List<Runnable> endings = new ArrayList<>();

  User user = new User.Same();
  Shell shell = new LocalShell();
  Duration timeout = Duration.ofMinutes(5);
  Map<String, Value> parameters = Map.of();
  Inside inside = new Inside.Machine();
  Map<String, String> variables = Map.of();
  List<String> outputs = List.of();

  Scene(Path root) throws IOException {
    this.root = root;
    var open = PosixFilePermissions.fromString("rwxr-xr-x"); // for slots
    Files.setPosixFilePermissions(root, open);
    for (var folder : List.of("machine", "workspace")) {
      Files.setPosixFilePermissions(Files.createDirectory(root.resolve(folder)), open);
    }
    artifacts = new Artifacts(root.resolve("artifacts"));
    archiveIn(root.resolve("archive"));
  }

  /** Keeps logs in this folder from now on. */
  void archiveIn(Path folder) throws IOException {
    logs = new DiskLogs(folder, InstantSource.system());
    tasks = new Tasks(logs, artifacts, archiving);
  }

  Attempt shell(String text) {
    return attempt(new Script.Shell(text));
  }

  Attempt attempt(Script script) {
    var task =
        new Task(
            "train",
            "",
            script,
            Requirements.NONE,
            Map.of(),
            Map.of(),
            Map.of(),
            outputs,
            Map.of(),
            Duration.ZERO,
            0,
            Terms.USUAL);
    var run =
        new Run(
            RunId.random(new java.util.Random()),
            new Repo(1, "ada", "engine", 2),
            7,
            true,
            new CommitId("0123456789abcdef0123456789abcdef01234567"),
            "main",
            new Account(3, "ada", false),
            new Origin.Comment(4),
            "",
            new Purpose.RunTask(task, parameters),
            Requirements.NONE,
            Wishes.NONE,
            Ceiling.unlimited(),
            timeout,
            List.of(),
            Instant.EPOCH);
    var attempt =
        new Attempt(
            run,
            1,
            root + "/machine",
            root.resolve("workspace").toString(),
            user,
            inside,
            variables);
    endings.add(() -> kill(attempt));
    return attempt;
  }

  /** Runs a task to its end. */
  Ended run(Attempt attempt) throws IOException, InterruptedException {
    tasks.start(shell, attempt);
    return follow(attempt, new Patient());
  }

  Ended follow(Attempt attempt, Watch watch) throws IOException, InterruptedException {
    return tasks.follow(shell, attempt, 0, Mask.NOTHING, watch);
  }

  String log(Attempt attempt) throws IOException {
    var log = new ByteArrayOutputStream();
    logs.copy(attempt.run().id().value(), 0, Long.MAX_VALUE, log);
    return log.toString(java.nio.charset.StandardCharsets.UTF_8);
  }

  /** Waits until the task has printed exactly this. */
  void awaitLog(Attempt attempt, String text) {
    var log = Path.of(attempt.directory().log());
    await(() -> Files.exists(log) && Files.readString(log).equals(text));
  }

  List<ProcessHandle> supervisors(Attempt attempt) {
    return ProcessHandle.allProcesses()
        .filter(process -> commandLine(process).contains(attempt.directory().control()))
        .toList();
  }

  /** The processes that run below the attempt's supervisor, and not for it. */
  List<ProcessHandle> processes(Attempt attempt) {
    return ProcessHandle.allProcesses()
        .filter(process -> environment(process).contains("PENV_RUN_ID=" + attempt.run().id()))
        .toList();
  }

  /** A zombie runs no more. */
  static boolean runs(long pid) {
    try {
      var stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
      return !stat.substring(stat.lastIndexOf(')')).startsWith(") Z");
    } catch (IOException gone) {
      return false;
    }
  }

  static String commandLine(ProcessHandle process) {
    return proc(process, "cmdline");
  }

  private static String environment(ProcessHandle process) {
    return proc(process, "environ");
  }

  private static String proc(ProcessHandle process, String name) {
    try {
      return Files.readString(Path.of("/proc/" + process.pid() + "/" + name), ISO_8859_1);
    } catch (IOException gone) {
      return "";
    }
  }

  /** Conditions alone decide; the test's own time limit bounds it. */
  static void await(Callable<Boolean> condition) {
    try {
      while (!condition.call()) Thread.sleep(10);
    } catch (Exception failed) {
      throw new AssertionError(failed);
    }
  }

  /** Nothing of a test may outlive it, however it fails. */
  private void kill(Attempt attempt) {
    try {
      tasks.kill(shell, attempt);
    } catch (IOException failed) {
      throw new java.io.UncheckedIOException(failed);
    }
  }

  @Override
  public void close() {
    endings.forEach(Runnable::run);
    archiving.shutdownNow();
  }

  /** Waits as told, and notes what it is told. */
  static class Patient implements Watch {
    final List<Double> progress = new ArrayList<>();
    final List<MeasureFile> measures = new ArrayList<>();

    @Override
    public void pause(Duration atMost) throws InterruptedException {
      Thread.sleep(atMost);
    }

    @Override
    public void progress(double part) {
      progress.add(part);
    }

    @Override
    public void measures(List<MeasureFile> changed) {
      measures.addAll(changed);
    }

    @Override
    public void stalled(String why) {
      throw new AssertionError(why);
    }
  }
}
