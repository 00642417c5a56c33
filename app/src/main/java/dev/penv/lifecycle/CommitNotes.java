package dev.penv.lifecycle;

import dev.penv.github.CommitId;
import dev.penv.github.Repo;
import dev.penv.github.Writer;
import dev.penv.report.CommitNote;
import dev.penv.report.Links;
import java.time.InstantSource;

/** Answers what was asked about a commit where there is no thread to answer in. */
record CommitNotes(Writer writer, Links links, InstantSource time) {
  /** What stands for the number of a pull request or issue. */
  static final int NO_THREAD = 0;

  /**
   * @param ask identity of what was asked: answered twice, it is told once
   * @param text Markdown
   */
  void tell(Repo repo, CommitId commit, String ask, String text) {
    writer.put(CommitNote.of(repo, commit, ask, text, links.commit(repo, commit), time.instant()));
  }
}
