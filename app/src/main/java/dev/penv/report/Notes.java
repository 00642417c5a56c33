package dev.penv.report;

import dev.penv.run.Run;

/** Sentences that stand in a run's comment, page and check run. */
public final class Notes {
  private Notes() {}

  public static String headMoved(Run run, String sha) {
    return "The head has moved to `%s` meanwhile; this run goes on with `%s`."
        .formatted(sha.substring(0, Math.min(7, sha.length())), run.commit().abbreviated());
  }

  /** Told while a devcontainer's image is not used yet. */
  public static String onTheHost(String image) {
    return "The devcontainer's image %s is not used in this version: the task ran on the machine itself."
        .formatted(Markdown.code(image));
  }
}
