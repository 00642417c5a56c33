package dev.penv.run;

import dev.penv.github.Account;

/** What a Run answers. */
public sealed interface Origin {
  /** Id of the comment that asks, 0 for none. */
  long comment();

  /** A comment. */
  record Comment(long id) implements Origin {
    @Override
    public long comment() {
      return id;
    }
  }

  /**
   * A comment on a commit of a fork that a maintainer let run once.
   *
   * @param approval identity of the maintainer's word
   */
  record Approved(long comment, String approval, Account by) implements Origin {}

  /**
   * A workflow that was dispatched by hand.
   *
   * @param workflow path of its file
   * @param ref on which, in full
   */
  record Dispatch(String workflow, String ref) implements Origin {
    @Override
    public long comment() {
      return 0;
    }
  }

  /** A {@code /rerun} comment, or the re-run button of a check run (then the comment is 0). */
  record Again(RunId parent, long comment) implements Origin {}
}
