package dev.penv.github;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Files that penv proposes to add, in a pull request of its own.
 *
 * @param base the branch that they are for
 * @param onto its commit that they are laid over
 * @param branch of ours that holds them
 * @param body Markdown
 * @param files their texts by their paths below the root
 */
public record Contribution(
    Repo repo,
    String base,
    CommitId onto,
    String branch,
    String title,
    String body,
    Map<String, String> files) {
  public Contribution {
    files = Collections.unmodifiableMap(new LinkedHashMap<>(files));
  }
}
