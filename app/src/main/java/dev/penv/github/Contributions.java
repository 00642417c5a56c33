package dev.penv.github;

/** Pull requests of penv's own. Throws {@link GitHub.Unreachable}. */
public interface Contributions {
  /**
   * Opens one. Asked twice, or again after a process died in it, it is the same one: what is there
   * is found before anything is created, and no branch is ever moved.
   */
  Contributed open(Contribution contribution);
}
