package dev.penv.web.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;

/**
 * Asks who somebody is.
 *
 * @param problem why it asks, empty when nothing went wrong
 * @param github whether people log in through GitHub; only the operator can otherwise
 * @param to where to go afterwards
 */
public record LoginPage(Masthead top, String problem, boolean github, String to) {
  public String href() {
    return "/login?to=" + URLEncoder.encode(to, UTF_8);
  }
}
