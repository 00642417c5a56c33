package dev.penv.web.page;

import dev.penv.login.ApiToken;
import java.time.Instant;
import java.util.List;

/**
 * A person's tokens.
 *
 * @param fresh the one just made, empty otherwise; it is never shown again
 * @param problem in words, empty when there is none
 */
public record TokensPage(Masthead top, List<Row> rows, String fresh, String problem) {

  /** A token, without what makes it one. */
  public record Row(
      String id, String name, String scope, String madeAt, String until, boolean expired) {}

  public static Row row(ApiToken token, Instant now) {
    var scope =
        switch (token.scope()) {
          case READ -> "reads";
          case RUN -> "reads, runs and stops";
        };
    return new Row(
        token.id(),
        token.name(),
        scope,
        token.madeAt().toString(),
        token.until().toString(),
        !now.isBefore(token.until()));
  }
}
