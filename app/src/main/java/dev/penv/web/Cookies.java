package dev.penv.web;

import dev.penv.login.LoginFlow;
import dev.penv.login.OperatorSessions;
import dev.penv.login.Sessions;
import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.SameSite;
import java.time.Duration;
import java.util.Optional;

/**
 * What browsers hold for us. With https the names begin with {@code __Host-}, so that no other host
 * of the same domain can set them. Over plain http on this computer browsers would not take that.
 */
final class Cookies {
  private static final String SAFE = "__Host-";

  private final boolean secure;
  private final String operator;
  private final String person;
  private final String errand;

  Cookies(Settings settings) {
    secure = "https".equals(settings.url().getScheme());
    operator = secure ? SAFE + "penv-operator" : "penv";
    person = secure ? SAFE + "penv" : "penv-person";
    errand = secure ? SAFE + "penv-login" : "penv-login";
  }

  String operator(Context context) {
    return read(context, operator);
  }

  /** One browser is one visitor. */
  void enterOperator(Context context, String session) {
    if (!person(context).isEmpty()) write(context, person, "", Duration.ZERO, SameSite.LAX);
    write(context, operator, session, OperatorSessions.LIFE, SameSite.STRICT);
  }

  /** What the browser of a person holds; empty when nothing. */
  String person(Context context) {
    return read(context, person);
  }

  /** Comes along when GitHub sends the browser back, as that is a visit by a link. */
  void enterPerson(Context context, String secret) {
    if (!operator(context).isEmpty()) write(context, operator, "", Duration.ZERO, SameSite.STRICT);
    write(context, person, secret, Sessions.LONGEST, SameSite.LAX);
  }

  void leave(Context context) {
    write(context, operator, "", Duration.ZERO, SameSite.STRICT);
    write(context, person, "", Duration.ZERO, SameSite.LAX);
  }

  String errand(Context context) {
    return read(context, errand);
  }

  void giveErrand(Context context, String held) {
    write(context, errand, held, LoginFlow.LIFE, SameSite.LAX);
  }

  void takeErrand(Context context) {
    write(context, errand, "", Duration.ZERO, SameSite.LAX);
  }

  private static String read(Context context, String name) {
    return Optional.ofNullable(context.cookie(name)).orElse("");
  }

  private void write(Context context, String name, String value, Duration life, SameSite site) {
    var cookie = new Cookie(name, value);
    cookie.setMaxAge((int) life.toSeconds());
    cookie.setHttpOnly(true);
    cookie.setSecure(secure);
    cookie.setSameSite(site);
    context.cookie(cookie);
  }
}
