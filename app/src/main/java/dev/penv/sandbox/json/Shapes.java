package dev.penv.sandbox.json;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** The shapes of one sandbox, whose links all point into it. */
public final class Shapes {
  private final String base;
  private final AccountJson accounts;
  private final AppJson apps;
  private final RepositoryJson repositories;
  private final CommitJson commits;
  private final IssueJson issues;
  private final PullJson pulls;
  private final CheckJson checks;

  /** All links begin with {@code base}, which ends without a slash. */
  public Shapes(URI base) {
    this.base = base.toString();
    this.accounts = new AccountJson(this);
    this.apps = new AppJson(this);
    this.repositories = new RepositoryJson(this);
    this.commits = new CommitJson(this);
    this.issues = new IssueJson(this);
    this.pulls = new PullJson(this);
    this.checks = new CheckJson(this);
  }

  public AccountJson accounts() {
    return accounts;
  }

  public AppJson apps() {
    return apps;
  }

  public RepositoryJson repositories() {
    return repositories;
  }

  public CommitJson commits() {
    return commits;
  }

  public IssueJson issues() {
    return issues;
  }

  public PullJson pulls() {
    return pulls;
  }

  public CheckJson checks() {
    return checks;
  }

  /** A link into the sandbox. */
  String url(String path) {
    return base + path;
  }

  /** A global id as GraphQL has them; opaque to clients. */
  static String node(String kind, Object id) {
    var bytes = id.toString().getBytes(StandardCharsets.UTF_8);
    return kind + "_" + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
