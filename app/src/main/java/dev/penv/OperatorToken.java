package dev.penv;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;

/** The token with which the operator sees everything: a file that only the operator can read. */
final class OperatorToken {
  private OperatorToken() {}

  /** Made at the first start. */
  static String of(Config config) throws IOException {
    var file = config.operatorTokenFile();
    if (!Files.exists(file)) make(file);
    return Files.readString(file).strip();
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
    Files.move(fresh, file);
  }
}
