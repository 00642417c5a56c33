package dev.penv.web.page;

/**
 * The buttons on a run's page, for a person who is logged in.
 *
 * @param mark of this person's forms; empty where there are no buttons, and commands to copy
 *     instead
 * @param press names the next press
 * @param stopping whether the run was just asked to end
 */
public record Controls(String mark, String press, boolean stopping) {
  public static final Controls NONE = new Controls("", "", false);

  public boolean shown() {
    return !mark.isEmpty();
  }
}
