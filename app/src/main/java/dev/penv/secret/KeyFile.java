package dev.penv.secret;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.EnumSet;
import java.util.Set;

/** The file of {@code PENV_KEY_FILE}: one line of base64 that only its owner may read. */
public final class KeyFile {
  private static final Set<PosixFilePermission> OWNER =
      PosixFilePermissions.fromString("rw-------");
  private static final Set<PosixFilePermission> OTHERS =
      EnumSet.of(
          PosixFilePermission.GROUP_READ,
          PosixFilePermission.GROUP_WRITE,
          PosixFilePermission.OTHERS_READ,
          PosixFilePermission.OTHERS_WRITE);

  private KeyFile() {}

  /**
   * The key of this file, which is made when it is not there. Nobody else may be making it
   * meanwhile.
   *
   * @throws IOException also when others may read it or it holds no key; the message says what to
   *     do
   */
  public static MasterKey open(Path file) throws IOException {
    try {
      return read(file);
    } catch (NoSuchFileException e) {
      make(file);
      return read(file);
    }
  }

  private static MasterKey read(Path file) throws IOException {
    var permissions = Files.getPosixFilePermissions(file);
    permissions.retainAll(OTHERS);
    if (!permissions.isEmpty()) {
      throw new IOException("others may read the key; run: chmod 600 " + file);
    }
    try {
      return new MasterKey(Base64.getDecoder().decode(Files.readString(file, US_ASCII).strip()));
    } catch (IllegalArgumentException e) {
      throw new IOException(
          "%s holds no key; restore it, or remove it and lose what it encrypts".formatted(file), e);
    }
  }

  /** In one move: a process that dies meanwhile leaves no half a key. */
  private static void make(Path file) throws IOException {
    var key = new byte[MasterKey.LENGTH];
    new SecureRandom().nextBytes(key);
    var line = Base64.getEncoder().encodeToString(key) + "\n";
    var fresh = file.resolveSibling(file.getFileName() + ".new");
    Files.createDirectories(file.toAbsolutePath().getParent());
    Files.deleteIfExists(fresh);
    var options = Set.of(CREATE, WRITE, TRUNCATE_EXISTING);
    try (var out = FileChannel.open(fresh, options, PosixFilePermissions.asFileAttribute(OWNER))) {
      out.write(ByteBuffer.wrap(line.getBytes(US_ASCII)));
      out.force(true);
    }
    Files.move(fresh, file, ATOMIC_MOVE);
  }
}
