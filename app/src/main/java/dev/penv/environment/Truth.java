package dev.penv.environment;

import dev.penv.document.Json;
import dev.penv.document.ScriptNumber;

/** What JavaScript, in which the reference is written, takes for true. */
final class Truth {
  private Truth() {}

  static boolean of(Json json) {
    return switch (json) {
      case Json.Text(_, var text) -> !text.isEmpty();
      case Json.Number number -> ScriptNumber.of(number) != 0;
      case Json.Flag(_, var value) -> value;
      case Json.Null _ -> false;
      case Json.Fields _, Json.Items _ -> true;
    };
  }
}
