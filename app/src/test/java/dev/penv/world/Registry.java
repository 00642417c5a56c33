package dev.penv.world;

import java.util.List;

/**
 * A registry of images, for this JVM and for the daemon.
 *
 * @param address as images are named after it, such as {@code localhost:34567}
 */
public record Registry(String address) {
  public static final String USER = "penv";
  public static final String PASSWORD = "pull-and-push";

  /** The password's bcrypt, as htpasswd would make it. */
  private static final String HTPASSWD =
      USER + ":$2b$05$penvtestpenvtestpenvte1wX77hBzxv3HG4bz6F9659B4dH2FI/m";

  static Registry open(long daemon) {
    return started(List.of(Long.toString(daemon)));
  }

  static Registry withLogin(long daemon) {
    return started(List.of(Long.toString(daemon), HTPASSWD));
  }

  private static Registry started(List<String> arguments) {
    return new Registry("localhost:" + Contained.start("registry.sh", arguments).line());
  }

  /** The full name of an image in it. */
  public String named(String image) {
    return address + "/" + image;
  }
}
