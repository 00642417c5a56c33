package dev.penv.workspace.docker;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.github.dockerjava.api.model.BuildResponseItem;
import dev.penv.workspace.DockerFailure;

/** The steps of a Dockerfile and what they print; base images that are pulled for it. */
final class BuildSteps implements Listening.Telling<BuildResponseItem> {
  private final Layers<BuildResponseItem> layers = new Layers<>();

  @Override
  public byte[] text(BuildResponseItem item) throws DockerFailure {
    return item.getStream() == null ? layers.text(item) : item.getStream().getBytes(UTF_8);
  }
}
