package dev.penv.environment;

import java.util.Arrays;
import java.util.Optional;

/** When commands of a devcontainer are executed, in this order. */
public enum Stage {
  /** On the computer that makes the container, before each start. */
  INITIALIZE("initializeCommand"),
  /** Once, in the new container. */
  ON_CREATE("onCreateCommand"),
  /** Once, and again when a prebuilt image is renewed. */
  UPDATE_CONTENT("updateContentCommand"),
  /** Once, no more part of a prebuilt image. */
  POST_CREATE("postCreateCommand"),
  /** Each time that the container starts. */
  POST_START("postStartCommand"),
  /** Each time that somebody attaches to it. */
  POST_ATTACH("postAttachCommand");

  private final String key;

  Stage(String key) {
    this.key = key;
  }

  /** As the file calls it. */
  public String key() {
    return key;
  }

  static Optional<Stage> of(String key) {
    return Arrays.stream(values()).filter(stage -> stage.key.equals(key)).findFirst();
  }
}
