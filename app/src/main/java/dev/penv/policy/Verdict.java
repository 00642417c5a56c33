package dev.penv.policy;

/** Policy's answer. */
public sealed interface Verdict {
  /** Go on. */
  record Allowed() implements Verdict {}

  /**
   * No, and why.
   *
   * @param reason one sentence in Markdown
   * @param remedy who can change that, or what to do instead
   * @param rule the rule that applied
   */
  record Denied(String reason, String remedy, Rule rule) implements Verdict {}
}
