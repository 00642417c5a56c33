package dev.penv.machine.local;

import static java.nio.file.attribute.PosixFilePermissions.fromString;

import dev.penv.remote.User;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/** Folders with an owner and permissions. */
final class Owners {
  private Owners() {}

  /** Makes a folder that a slot's user owns and nobody else can enter. */
  static void makeHome(Path folder, User user) throws IOException {
    Files.createDirectory(folder);
    Files.setPosixFilePermissions(folder, fromString("rwx------"));
    switch (user) {
      case User.Same() -> {}
      case User.Slot(var uid, var gid) -> {
        set(folder, "unix:gid", gid);
        set(folder, "unix:uid", uid);
      }
    }
  }

  /** Lets a slot's group into a folder of ours, as far as the permissions say. */
  static void admit(Path folder, User user, String permissions) throws IOException {
    switch (user) {
      case User.Same() -> Files.setPosixFilePermissions(folder, fromString("rwx------"));
      case User.Slot(_, var gid) -> {
        set(folder, "unix:gid", gid);
        Files.setPosixFilePermissions(folder, fromString(permissions));
      }
    }
  }

  /** Opens a folder of ours for passing through, where slots have users of their own. */
  static Path letThrough(Path folder, Isolation isolation) throws IOException {
    var permissions =
        switch (isolation) {
          case Isolation.Users _ -> "rwx--x--x";
          case Isolation.None() -> "rwx------";
        };
    return Files.setPosixFilePermissions(folder, fromString(permissions));
  }

  static int group(Path path) throws IOException {
    return (int) Files.getAttribute(path, "unix:gid", LinkOption.NOFOLLOW_LINKS);
  }

  private static void set(Path folder, String attribute, int id) throws IOException {
    Files.setAttribute(folder, attribute, id, LinkOption.NOFOLLOW_LINKS);
  }
}
