package dev.penv.report;

/** Whether GitHub's servers reach penv's pages, so that a comment can show pictures from there. */
public interface Publicity {
  /**
   * As far as is known now: the address is a public https one, and a webhook has come in since penv
   * was started. Costs nothing.
   */
  boolean isPublic();
}
