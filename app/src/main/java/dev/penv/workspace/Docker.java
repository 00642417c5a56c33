package dev.penv.workspace;

import dev.penv.container.ContainerSpec;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The docker daemon of a machine. Everything that it makes for a run bears the run's label, and is
 * removed by it.
 *
 * <p>All methods throw {@link DockerFailure} when the daemon refuses or cannot be reached.
 */
public interface Docker {
  /** Where its clients on the machine find it, such as {@code unix:///var/run/docker.sock}. */
  String address();

  /** Whether it hands out NVIDIA GPUs. */
  boolean hasGpuRuntime() throws IOException;

  /** What the daemon has under a name, a digest or an id. */
  Optional<Image> image(String reference) throws IOException;

  /** Gets an image from its registry, also when there is an older one here. */
  void pull(String reference, Credentials credentials, Onlooker onlooker)
      throws IOException, InterruptedException;

  /** Puts an image into its registry. */
  void push(String reference, Credentials credentials, Onlooker onlooker)
      throws IOException, InterruptedException;

  /** Gives an image another name. */
  void tag(String image, String reference) throws IOException;

  /**
   * Builds an image.
   *
   * @param context a tar archive with the Dockerfile in it
   * @return its id
   */
  String build(Recipe recipe, InputStream context, Credentials credentials, Onlooker onlooker)
      throws IOException, InterruptedException;

  /**
   * Makes a container, which does not run yet. One of that name from before is removed.
   *
   * @return its id
   */
  String create(String name, ContainerSpec spec) throws IOException;

  void start(String container) throws IOException;

  boolean isRunning(String container) throws IOException;

  /**
   * Runs a program in a running container to its end.
   *
   * @return its exit code
   */
  int execute(String container, Execution execution, Onlooker onlooker)
      throws IOException, InterruptedException;

  /**
   * Removes containers, volumes, networks and images with this label, running or not; also volumes
   * that docker made without one, by names that begin with {@code penv-VALUE-}.
   */
  void removeAll(String label, String value) throws IOException;

  /** Removes an image by name, and its layers where no other needs them. */
  void removeImage(String reference) throws IOException;

  /**
   * How to build an image.
   *
   * @param dockerfile path in the context
   * @param target stage, empty for the last
   * @param tag what it is called then
   */
  record Recipe(
      String dockerfile,
      Map<String, String> args,
      String target,
      List<String> cacheFrom,
      Map<String, String> labels,
      String tag) {
    public Recipe {
      args = Map.copyOf(args);
      cacheFrom = List.copyOf(cacheFrom);
      labels = Map.copyOf(labels);
    }
  }

  /**
   * A program in a container.
   *
   * @param user empty for the container's
   * @param folder to begin in, empty for the container's
   * @param limit after which it counts as failed
   */
  record Execution(
      List<String> words,
      Map<String, String> environment,
      String user,
      String folder,
      Duration limit) {
    public Execution {
      words = List.copyOf(words);
      environment = Map.copyOf(environment);
    }
  }
}
