package dev.penv;

import dev.penv.bench.Benches;
import dev.penv.bench.Setting;
import dev.penv.journal.Alarm;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ScopeType;

/** The command line. */
@Command(
    name = "penv",
    description = "Portable environments with GPUs for every repository.",
    subcommands = {
      Main.Serve.class,
      Main.Demo.class,
      ReadCommand.class,
      Main.Bench.class,
      Main.WarmUp.class
    })
public final class Main {
  /** The only clock there is; everything else is given it. */
  private static final InstantSource CLOCK = InstantSource.system();

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      scope = ScopeType.INHERIT,
      description = "Say this.")
  @SuppressWarnings("unused") // picocli's to look at
  private boolean help;

  private Main() {}

  public static void main(String[] args) {
    System.exit(commandLine().execute(args));
  }

  static CommandLine commandLine() {
    return new CommandLine(new Main());
  }

  /** Serves a GitHub until it is told to end. */
  @Command(name = "serve", description = "Serve the GitHub that the environment names.")
  static final class Serve implements Callable<Integer> {
    @Override
    public Integer call() throws Exception {
      try {
        var alarm = Alarm.of(CLOCK);
        var config = Config.load();
        var ours =
            config.app().isRegistered() ? config : Setup.run(config, alarm, System.out::println);
        var penv = Penv.start(ours, alarm);
        System.out.printf("penv is at %s (port %d)%n", penv.uri(), penv.port());
        return untilToldToEnd(penv);
      } catch (ConfigProblems | IOException problem) {
        System.err.println(problem.getMessage());
        return 2;
      }
    }
  }

  /** Plays the main story on this computer alone. */
  @Command(name = "demo", description = "Play the main story on this computer alone.")
  static final class Demo implements Callable<Integer> {
    @Option(names = "--exit", description = "End after the story; 0 only if all was well.")
    private boolean exit;

    @Option(names = "--json", description = "Print events as JSON lines.")
    private boolean json;

    @Override
    public Integer call() throws Exception {
      var teller = new DemoTeller(System.out, json);
      var world = DemoWorld.open(CLOCK);
      closeAtEnd(world);
      var well = new DemoStory(world, teller).play();
      if (exit) return well ? 0 : 1;
      teller.note("It stays up for you to play with, until Ctrl-C.");
      return forever();
    }
  }

  /** Measures how fast penv is here. */
  @Command(name = "bench", description = "Measure how fast penv is on this computer.")
  static final class Bench implements Callable<Integer> {
    @Parameters(paramLabel = "NAME", description = "What to measure; everything by default.")
    private List<String> names = List.of();

    @Option(names = "--quick", description = "Fewer and shorter rounds.")
    private boolean quick;

    @Option(names = "--json", description = "Print the table as JSON.")
    private boolean json;

    @Option(
        names = "--docker",
        paramLabel = "SOCKET",
        description = "Where docker listens: ${DEFAULT-VALUE}.")
    private String docker = "unix:///var/run/docker.sock";

    @Override
    public Integer call() throws InterruptedException {
      try {
        var setting = new Setting(Main.class.getName(), CLOCK, docker, quick);
        return Benches.named(names).run(setting, json, System.out, System.err) ? 0 : 1;
      } catch (IllegalArgumentException unknown) {
        System.err.println(unknown.getMessage());
        return 2;
      }
    }
  }

  private static int untilToldToEnd(AutoCloseable server) throws InterruptedException {
    closeAtEnd(server);
    return forever();
  }

  /** Nothing is released at the end of the process: the next one goes on. */
  private static void closeAtEnd(AutoCloseable server) {
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(() -> {
              try {
                server.close();
              } catch (Exception e) {
                System.err.println("penv did not end cleanly: " + e.getMessage());
              }
            }));
  }

  private static int forever() throws InterruptedException {
    new CountDownLatch(1).await();
    return 0;
  }

  /** Does a little of everything, for the cache that makes the next start fast. */
  @Command(name = "warm-up", hidden = true)
  static final class WarmUp implements Callable<Integer> {
    @Override
    public Integer call() throws Exception {
      return DemoWarmUp.run(CLOCK);
    }
  }
}
