package dev.penv.policy;

/** Policy's answer. */
public sealed interface Verdict {
  /** Go on. */
  record Allowed() implements Verdict {}

  /**
   * No, and why.
   *
   * @param rule the rule that applied, one sentence in Markdown
   * @param remedy who can change that, or what to do instead
   */
  record Denied(String rule, String remedy) implements Verdict {}
}
