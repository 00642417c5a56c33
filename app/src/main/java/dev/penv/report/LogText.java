package dev.penv.report;

import dev.penv.run.RunView;

/** The end of a log, for {@code /logs}. */
public final class LogText {
  private static final int LINES = 60;
  private static final int CHARACTERS = 20_000;

  private final Links links;

  public LogText(Links links) {
    this.links = links;
  }

  /**
   * The answer, with links to all of it.
   *
   * @param end the last part of the log as it is, hostile
   */
  public String of(RunView view, String end) {
    var run = view.run();
    var tail = Markdown.tail(end, LINES, CHARACTERS);
    var head = "The end of the log of `%s`:".formatted(run.id());
    if (tail.isBlank()) head = "The log of `%s` is empty so far.".formatted(run.id());
    var block = tail.isBlank() ? "" : "\n\n" + Markdown.block(tail);
    return head
        + block
        + "\n\n[whole log](%s) · [page](%s)".formatted(links.log(run), links.page(run));
  }
}
