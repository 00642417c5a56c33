package dev.penv.sandbox.page;

import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Lets only those write who have the link that was printed. Its token becomes a cookie, so that it
 * stays out of the address bar and of histories.
 */
final class Guard {
  private final String token;
  private final String cookie;

  Guard(int port) {
    var random = new byte[16];
    new SecureRandom().nextBytes(random);
    this.token = HexFormat.of().formatHex(random);
    this.cookie = "sandbox-" + port; // cookies do not know ports
  }

  String token() {
    return token;
  }

  /** Turns the token of a link into a cookie. True when the answer is complete with that. */
  boolean welcomes(Context context) {
    if (!matches(context.queryParam("token"))) {
      return false;
    }
    context.header("Set-Cookie", cookie + "=" + token + "; Path=/; HttpOnly; SameSite=Strict");
    context.header("Location", context.path());
    context.status(303);
    return true;
  }

  boolean mayWrite(Context context) {
    return matches(context.cookie(cookie));
  }

  private boolean matches(@Nullable String given) {
    return Optional.ofNullable(given).filter(this::same).isPresent();
  }

  private boolean same(String given) {
    return MessageDigest.isEqual(
        given.getBytes(StandardCharsets.UTF_8), token.getBytes(StandardCharsets.UTF_8));
  }
}
