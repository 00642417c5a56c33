package dev.penv.workspace;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;

/**
 * The digest of everything that goes into an image: two builds of the same digest give the same
 * image, as far as what they fetch from elsewhere is the same.
 */
final class Prebuild {
  /** Changes when images are built in another way. */
  private static final String VERSION = "penv 1";

  private static final int LENGTH = 32;

  private final MessageDigest digest;

  Prebuild() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
    with("version", VERSION);
  }

  /** Both have their lengths in front, so that no two ways of saying it are one. */
  Prebuild with(String name, String value) {
    for (var part : new String[] {name, value}) {
      var bytes = part.getBytes(UTF_8);
      digest.update("%d:".formatted(bytes.length).getBytes(UTF_8));
      digest.update(bytes);
    }
    return this;
  }

  Prebuild with(Collection<Tracked.Entry> files) {
    for (var file : files) {
      with(Integer.toString(file.mode(), 8) + " " + file.path(), file.digest());
    }
    return this;
  }

  /** In hexadecimal, as it can be in the tag of an image. */
  String key() {
    return HexFormat.of().formatHex(digest.digest()).substring(0, LENGTH);
  }
}
