package dev.penv.github;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** SHA-256 of what people see of a Writing. */
final class Digest {
  private Digest() {}

  static String of(Writing writing) {
    return sha256(
        switch (writing) {
          case Writing.React react -> List.of("react", react.reaction().content());
          case Writing.Say say -> List.of("say", say.body());
          case Writing.Show show -> parts(show.name(), show.check());
        });
  }

  private static List<String> parts(String name, Check check) {
    var parts = new ArrayList<>(List.of("show", name, check.state().toString()));
    parts.add(check.startedAt().toString());
    parts.add(check.details().toString());
    parts.addAll(List.of(check.title(), check.summary(), check.text()));
    check.annotations().forEach(annotation -> parts.add(annotation.toString()));
    check.buttons().forEach(button -> parts.add(button.toString()));
    return parts;
  }

  /** Each part goes in with its length, so that no two lists run into the same bytes. */
  private static String sha256(List<String> parts) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      for (var part : parts) {
        var bytes = part.getBytes(UTF_8);
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).flip());
        digest.update(bytes);
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException absent) {
      throw new IllegalStateException("every Java has SHA-256", absent);
    }
  }
}
