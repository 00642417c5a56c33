package dev.penv.github;

/**
 * A repository, reached through an installation of the App.
 *
 * @param id numeric id; it survives renames, owner and name do not
 * @param installation the installation whose token reaches it
 */
public record Repo(long id, String owner, String name, long installation) {
  public String fullName() {
    return owner + "/" + name;
  }

  /** Another one of the same owner, known by its name alone: its id is 0. */
  public Repo beside(String otherName) {
    return new Repo(0, owner, otherName, installation);
  }
}
