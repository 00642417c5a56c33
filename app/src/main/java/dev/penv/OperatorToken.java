package dev.penv;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.attribute.PosixFilePermission.OWNER_EXECUTE;
import static java.nio.file.attribute.PosixFilePermission.OWNER_READ;
import static java.nio.file.attribute.PosixFilePermission.OWNER_WRITE;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Set;

/** The token with which the operator sees everything: a file that only the operator can read. */
final class OperatorToken {
  private OperatorToken() {}

  /**
   * Made at the first start.
   *
   * @throws ConfigProblems when others may read or write it: mending that alone would go on with a
   *     token that somebody may know
   */
  static String of(Config config) throws IOException {
    var file = config.operatorTokenFile();
    if (!Files.exists(file)) make(file);
    refuseLoose(file);
    return Files.readString(file).strip();
  }

  private static void refuseLoose(Path file) throws IOException {
    var permissions = Files.getPosixFilePermissions(file);
    if (Set.of(OWNER_READ, OWNER_WRITE, OWNER_EXECUTE).containsAll(permissions)) return;
    throw ConfigProblems.of(
        "PENV_DATA",
        "Others may read or write `%s`, which opens everything.".formatted(file),
        "Delete it: penv makes a new one, which ends what the old one opened. Or run `chmod 600` on"
            + " it if nobody has read it.");
  }

  private static void make(Path file) throws IOException {
    var bytes = new byte[32];
    new SecureRandom().nextBytes(bytes);
    var fresh = file.resolveSibling(file.getFileName() + ".new");
    Files.deleteIfExists(fresh);
    Files.createFile(
        fresh, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(
        fresh,
        Base64.getUrlEncoder().withoutPadding().encodeToString(bytes) + "\n",
        StandardOpenOption.WRITE);
    Files.move(fresh, file, ATOMIC_MOVE);
  }
}
