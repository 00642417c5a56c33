package dev.penv.task;

import dev.penv.remote.User;
import dev.penv.run.Run;

/**
 * A Run's n-th try of its task on a machine.
 *
 * @param number counts from 1
 * @param folder where runs live on the machine, absolute
 * @param workspace the checkout, in which the command starts, absolute
 * @param user as whom the task runs
 */
public record Attempt(Run run, int number, String folder, String workspace, User user) {
  public RunDirectory directory() {
    return new RunDirectory(folder + "/runs/" + run.id(), number);
  }
}
