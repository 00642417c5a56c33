package dev.penv.github;

/** What came of a {@link Contribution}. */
public sealed interface Contributed {
  /**
   * A pull request is open.
   *
   * @param fresh false where it was open before
   */
  record Open(int number, boolean fresh) implements Contributed {}

  /** The branch is there with something else in it, and without a pull request. */
  record Taken(String branch) implements Contributed {}

  /** The App may not write contents or pull requests there; only its owner can change that. */
  record NotGranted() implements Contributed {}
}
