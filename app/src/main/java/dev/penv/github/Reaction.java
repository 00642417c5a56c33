package dev.penv.github;

/** An acknowledgement on a comment, with GitHub's spelling. */
public enum Reaction {
  EYES("eyes"),
  ROCKET("rocket"),
  CONFUSED("confused"),
  MINUS_ONE("-1");

  private final String content;

  Reaction(String content) {
    this.content = content;
  }

  public String content() {
    return content;
  }
}
