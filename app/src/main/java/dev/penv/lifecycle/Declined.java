package dev.penv.lifecycle;

/** Carries the answer to an ask that cannot be met up to where asks are answered, never further. */
final class Declined extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final transient Answer answer;

  Declined(Answer answer) {
    super(answer.toString(), null, false, false);
    this.answer = answer;
  }

  Answer answer() {
    return answer;
  }
}
