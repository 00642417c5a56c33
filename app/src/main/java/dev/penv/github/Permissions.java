package dev.penv.github;

/** Who may do what in a repository, as GitHub has it now. Throws {@link GitHub.Unreachable}. */
public interface Permissions {
  /**
   * Live permission of that numeric id. {@code NONE} when the login now belongs to somebody else or
   * the user is unknown.
   */
  Permission permission(Repo repo, Account account);

  /**
   * Whether owner and name still lead to the repository of that id, and not to a later one that
   * took its name.
   */
  boolean isStill(Repo repo);
}
