package dev.penv.github;

import java.net.URI;

/**
 * A GitHub App as GitHub hands it over, once. Everything but id, slug and page is secret, or only
 * of use with a secret.
 *
 * @param slug its name in addresses
 * @param privateKey text of a PEM file
 * @param page the App's public page, without a slash at the end
 */
public record NewApp(
    long id,
    String slug,
    String clientId,
    String clientSecret,
    String webhookSecret,
    String privateKey,
    URI page) {

  /** Where people install it. */
  public URI installPage() {
    return URI.create(page + "/installations/new");
  }

  @Override
  public String toString() {
    return "NewApp[id=%d, slug=%s]".formatted(id, slug);
  }
}
