package dev.penv.web.page;

/**
 * Says what came of something, and where to go on.
 *
 * @param sentence Markdown as reports have it
 * @param link words for the way on
 */
public record Notice(Masthead top, String title, String sentence, String href, String link) {
  public Prose prose() {
    return Prose.of(sentence);
  }
}
