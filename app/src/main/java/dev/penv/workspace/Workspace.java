package dev.penv.workspace;

import dev.penv.github.CommitId;
import java.util.List;

/**
 * The code of a run, ready to run in.
 *
 * @param path of the checkout, absolute
 * @param notes sentences in Markdown on what is not there although a reader of the repository may
 *     expect it
 */
public record Workspace(String path, CommitId commit, List<String> notes) {
  public Workspace {
    notes = List.copyOf(notes);
  }
}
