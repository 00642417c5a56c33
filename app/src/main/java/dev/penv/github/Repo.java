package dev.penv.github;

/**
 * A repository, reached through an installation of the App.
 *
 * @param id numeric id; it survives renames, owner and name do not
 * @param installation the installation whose token reaches it
 */
public record Repo(long id, String owner, String name, long installation) {
  /** The repository in which an owner keeps what is for all of the owner's repositories. */
  public static final String OF_OWNER = ".github";

  public String fullName() {
    return owner + "/" + name;
  }

  /** Another one of the same owner, known by its name alone: its id is 0. */
  public Repo beside(String otherName) {
    return new Repo(0, owner, otherName, installation);
  }
}
