package dev.penv.web;

import java.net.URI;

/**
 * What the operator decides of the pages.
 *
 * @param url under which people reach penv, without a trailing slash
 * @param github where people see GitHub, such as {@code https://github.com}
 * @param operatorToken opens everything; nobody is the operator while it is empty
 * @param login whether people log in through GitHub; signed links open no pages then
 */
public record Settings(URI url, URI github, String operatorToken, boolean login) {

  /** As policies of pages name GitHub. */
  String githubOrigin() {
    return github.getScheme() + "://" + github.getAuthority();
  }

  /** The token stays out of logs. */
  @Override
  public String toString() {
    return "Settings[url=%s, github=%s]".formatted(url, github);
  }
}
