package dev.penv.workspace;

import java.util.Map;
import java.util.Optional;

/**
 * How penv logs in to registries of images.
 *
 * @param logins by host, with its port if it has one; {@code docker.io} for Docker Hub
 */
public record Credentials(Map<String, Login> logins) {
  public static final Credentials NONE = new Credentials(Map.of());

  private static final String HUB = "docker.io";

  public Credentials {
    logins = Map.copyOf(logins);
  }

  /** What opens the registry of an image. */
  public Optional<Login> of(String reference) {
    return Optional.ofNullable(logins.get(registry(reference)));
  }

  /** The host of an image's registry, as docker reads names. */
  static String registry(String reference) {
    int slash = reference.indexOf('/');
    if (slash < 0) return HUB;
    var first = reference.substring(0, slash);
    var isHost = first.contains(".") || first.contains(":") || first.equals("localhost");
    return isHost ? first : HUB;
  }

  /** One account. */
  public record Login(String user, String password) {
    @Override
    public String toString() {
      return "Login[" + user + "]";
    }
  }
}
