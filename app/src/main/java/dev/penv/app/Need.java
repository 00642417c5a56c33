package dev.penv.app;

/**
 * A permission that penv asks for.
 *
 * @param name as the API has it, such as {@code pull_requests}
 * @param title as GitHub's pages show it
 * @param use what penv does with it
 * @param loss what does not work without it
 */
public record Need(String name, String title, Level level, String use, String loss) {
  /** Such as {@code Pull requests: write}. */
  public String text() {
    return title + ": " + level.word();
  }
}
