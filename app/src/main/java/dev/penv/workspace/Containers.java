package dev.penv.workspace;

import dev.penv.container.Allowed;
import dev.penv.container.Trust;
import dev.penv.environment.Environments;
import dev.penv.environment.Reading;
import dev.penv.remote.Shell;
import dev.penv.remote.User;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Brings the Environment of a checkout up in a container, and gives back what it made. Whatever it
 * makes has the run's label.
 */
public final class Containers {
  /** The label that tells whose something is: the id of a run. */
  public static final String RUN = "dev.penv.run";

  /** For where there are none. */
  public static final Containers NONE =
      new Containers(new Trust(Allowed.NOTHING), Registries.PUBLIC, "/nonexistent");

  private static final Duration LIMIT = Duration.ofMinutes(30);

  private final Trust trust;
  private final Registries registries;
  private final String tools;
  private final String defaultImage;

  /** Those of which a repository that says nothing of what it needs gets the usual image. */
  public Containers(Trust trust, Registries registries, String tools) {
    this(trust, registries, tools, Environments.DEFAULT_IMAGE);
  }

  /**
   * @param trust what containers on the machine may do
   * @param tools folder on the machine for programs that are installed when they are needed,
   *     absolute
   * @param defaultImage of a repository that says nothing of what it needs
   */
  public Containers(Trust trust, Registries registries, String tools, String defaultImage) {
    this.trust = trust;
    this.registries = registries;
    this.tools = tools;
    this.defaultImage = defaultImage;
  }

  /** The image of a repository that says nothing of what it needs. */
  public String defaultImage() {
    return defaultImage;
  }

  /**
   * Brings it up, from nothing: what an attempt before has left is removed.
   *
   * @throws IOException when the machine cannot be reached
   */
  public Brought bring(Docker docker, Order order, Onlooker onlooker)
      throws IOException, InterruptedException {
    try {
      docker.removeAll(RUN, order.run().value());
      giveBack(order.site(), order.workspace().path(), order.writable());
      var files = new CheckedOut(order.site().worker(), order.workspace().path());
      return switch (Environments.read(files, order.environment(), defaultImage)) {
        case Reading.Misread(var errors) -> new Brought.Refused(errors);
        case Reading.Understood(var environment, var _) ->
            new Bringing(trust, registries, tools, docker, order, onlooker).up(environment);
      };
    } catch (DockerFailure failed) {
      return Failing.of(failed);
    } catch (BuildContext.Absent absent) {
      return new Brought.Failed(
          String.valueOf(absent.getMessage()), "Your turn: correct the path in devcontainer.json.");
    }
  }

  /** What has been a container's belongs to the user of the checkout's place again. */
  public void giveBack(Site site, String checkout, List<String> writable) throws IOException {
    var paths = new ArrayList<>(writable);
    paths.add(checkout);
    var owner =
        switch (site.user()) {
          case User.Same() -> "0:0";
          case User.Slot(int uid, int gid) -> uid + ":" + gid;
        };
    own(site.shell(), owner, paths);
  }

  /** Links are owned themselves and not followed. */
  static void own(Shell shell, String owner, List<String> paths) throws IOException {
    var words = new ArrayList<>(List.of("chown", "-RhP", owner, "--"));
    words.addAll(paths);
    var result = shell.run(words, Map.of(), new byte[0], LIMIT);
    if (!result.succeeded()) throw new IOException(result.errors().strip());
  }
}
