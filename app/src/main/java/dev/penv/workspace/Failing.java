package dev.penv.workspace;

/** What a failure of docker means for who asked. */
final class Failing {
  private Failing() {}

  static Brought.Failed of(DockerFailure failed) {
    return new Brought.Failed(failed.reason(), remedy(failed.kind()));
  }

  private static String remedy(DockerFailure.Kind kind) {
    return switch (kind) {
      case ABSENT -> "Your turn: check the name of the image in devcontainer.json.";
      case DENIED ->
          "Check the name of the image in devcontainer.json. For a private registry the operator of"
              + " this penv gives a login (`registries: logins:` in penv.yaml).";
      case DISK_FULL -> "The operator of this penv has to make room.";
      case UNREACHABLE -> "Run it again in a while.";
      case STEP -> "Your turn: the log shows what the build printed.";
      case OTHER -> "The log shows how far it came.";
    };
  }
}
