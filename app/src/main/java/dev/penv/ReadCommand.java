package dev.penv;

import dev.penv.complaint.Complained;
import dev.penv.complaint.Complaint;
import dev.penv.complaint.Place;
import dev.penv.document.JsonText;
import dev.penv.environment.Environments;
import dev.penv.environment.Reading;
import dev.penv.environment.RepositoryFiles;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Tells how the devcontainer of a folder is understood; needs no server and no docker. */
@Command(
    name = "read",
    description = {
      "Print what penv understands of the devcontainer in a folder, as JSON.",
      "",
      "`configuration` and `workspace` are as `devcontainer read-configuration` prints them, with"
          + " the variables of this computer; `requirements` and `tasks` are penv's. Exit code 1"
          + " and the reason where the file cannot be understood."
    })
final class ReadCommand implements Callable<Integer> {
  @Parameters(
      paramLabel = "DIR",
      arity = "0..1",
      defaultValue = ".",
      description = "Root of the repository; here by default.")
  private Path folder = Path.of(".");

  @Option(
      names = "--config",
      paramLabel = "NAME",
      description = "Which of several: NAME of .devcontainer/NAME/devcontainer.json.")
  private String name = "";

  @Override
  public Integer call() {
    return read(folder, name, Config.environment(), System.out, System.err);
  }

  /**
   * @param environment for {@code ${localEnv:…}}: what lies on this computer is trusted with it
   */
  static int read(
      Path folder, String name, Map<String, String> environment, PrintStream out, PrintStream err) {
    var root = folder.toAbsolutePath().normalize();
    if (!Files.isDirectory(root)) return refuse(err, root + " is not a folder.");
    var files = new FolderFiles(root);
    try {
      return switch (Environments.read(files, name)) {
        case Reading.Understood understood when understood.environment().path().isEmpty() ->
            refuse(err, "There is no devcontainer in %s. %s".formatted(root, proposal(understood)));
        case Reading.Understood understood -> {
          var json = new ReadJson(root, environment).of(understood, !name.isEmpty());
          out.writeBytes((JsonText.of(json) + "\n").getBytes(StandardCharsets.UTF_8));
          out.flush();
          yield 0;
        }
        case Reading.Misread(var complaints) -> refuse(err, complaints, files);
      };
    } catch (Complained complained) {
      return refuse(err, List.of(complained.complaint()), files);
    } catch (UncheckedIOException e) {
      return refuse(err, String.valueOf(e.getMessage()));
    }
  }

  private static int refuse(PrintStream err, List<Complaint> complaints, RepositoryFiles files) {
    complaints.forEach(complaint -> err.println(line(complaint, files)));
    return 1;
  }

  private static int refuse(PrintStream err, String problem) {
    err.println(problem);
    return 1;
  }

  private static String line(Complaint complaint, RepositoryFiles files) {
    return switch (complaint.place()) {
      case Place.InFile(var path, var line, var column) ->
          "%s:%d:%d: %s %s".formatted(path, line, column, complaint.problem(), complaint.remedy());
      case Place.InCommand _, Place.InSetting _ ->
          complaint.problem() + " " + choice(Environments.names(files));
    };
  }

  private static String choice(List<String> names) {
    if (names.isEmpty()) return "There are none in folders; leave `--config` out.";
    return "Add `--config` with one of `%s`, for example `--config %s`."
        .formatted(String.join("`, `", names), names.getFirst());
  }

  private static String proposal(Reading.Understood understood) {
    var environment = understood.environment();
    return "penv would propose this one: %s. %s"
        .formatted(
            JsonText.compact(environment.container().tree()),
            String.join(" ", environment.reasons()));
  }
}
