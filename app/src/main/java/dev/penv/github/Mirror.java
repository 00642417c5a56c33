package dev.penv.github;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * How GitHub sees the App that penv is. Every call but {@link #quotas} is live, and throws {@link
 * GitHub.Unreachable} when GitHub does not answer, or {@link Refused} when it does not know us.
 */
public interface Mirror {
  Registered app();

  List<Installed> installations();

  Hook hook();

  /** Newest first. */
  List<Sent> deliveries(int most);

  /** How far GitHub's clock is ahead of ours; asked without credentials, to a second or so. */
  Duration ahead();

  /** By installation, as last seen; 0 stands for the App itself. Asks nothing. */
  Map<Long, Quota> quotas();

  /**
   * The App itself.
   *
   * @param owner login of the account that it belongs to
   * @param ofOrganization whether that is an organisation
   * @param permissions name to level, in GitHub's words
   */
  record Registered(
      long id,
      String slug,
      String name,
      URI page,
      String owner,
      boolean ofOrganization,
      Map<String, String> permissions,
      List<String> events) {}

  /**
   * The App on an account.
   *
   * @param page where the account's owner changes it
   * @param selected whether its owner has chosen the repositories one by one
   */
  record Installed(AppInstallation installation, URI page, boolean selected) {
    public long id() {
      return installation.id();
    }

    /** The account's login. */
    public String account() {
      return installation.account().login();
    }
  }

  /**
   * Where webhooks go.
   *
   * @param contentType {@code json} or {@code form}
   * @param insecure whether GitHub sends them though the certificate does not hold
   */
  record Hook(String url, String contentType, boolean insecure) {}

  /** A delivery of a webhook, and what came of it in GitHub's words. */
  record Sent(Instant at, String event, int code, String status) {
    public boolean arrived() {
      return code >= 200 && code < 300;
    }
  }

  /** What GitHub allows in the present hour, which ends at {@code reset}. */
  record Quota(int limit, int remaining, Instant reset) {}

  /** GitHub does not accept that we are this App. */
  final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public Refused(String message, Throwable cause) {
      super(message, cause);
    }
  }
}
