package dev.penv.sandbox.page;

import java.nio.charset.StandardCharsets;

/** A picture for an account: a colour and a pattern of its own. */
final class Avatar {
  private Avatar() {}

  static byte[] svg(String id) {
    var bits = Integer.toUnsignedLong(id.hashCode() * 0x9E3779B1);
    var squares = new StringBuilder();
    for (var column = 0; column < 3; column++) {
      for (var row = 0; row < 5; row++) {
        if ((bits >> (column * 5 + row) & 1) == 1) {
          squares.append(square(column, row)).append(square(4 - column, row));
        }
      }
    }
    return """
    <svg xmlns="http://www.w3.org/2000/svg" viewBox="-1 -1 7 7">
    <rect x="-1" y="-1" width="7" height="7" fill="hsl(%d 45%% 92%%)"/>
    <g fill="hsl(%d 55%% 45%%)">%s</g></svg>
    """
        .formatted(bits % 360, bits % 360, squares)
        .getBytes(StandardCharsets.UTF_8);
  }

  private static String square(int x, int y) {
    return "<rect x=\"%d\" y=\"%d\" width=\"1.02\" height=\"1.02\"/>".formatted(x, y);
  }
}
