package dev.penv.task;

import dev.penv.environment.Task;
import dev.penv.remote.User;
import dev.penv.run.Purpose;
import dev.penv.run.Run;
import dev.penv.workspace.Inside;
import java.util.Map;

/**
 * A Run's n-th try of its task on a machine.
 *
 * @param number counts from 1
 * @param folder where runs live on the machine, absolute
 * @param workspace the checkout, in which the command starts, absolute
 * @param user as whom the task runs on the machine's own system; whose its files are in any case
 * @param inside where the task runs
 * @param variables added to the task's environment, or in place of a standard one such as {@code
 *     PATH}; penv's own stand
 */
public record Attempt(
    Run run,
    int number,
    String folder,
    String workspace,
    User user,
    Inside inside,
    Map<String, String> variables) {
  public Attempt {
    variables = Map.copyOf(variables);
  }

  public RunDirectory directory() {
    return new RunDirectory(folder + "/runs/" + run.id(), number);
  }

  /** The same elsewhere on its machine. */
  public Attempt in(Inside other) {
    return new Attempt(run, number, folder, workspace, user, other, variables);
  }

  Task task() {
    return switch (run.purpose()) {
      case Purpose.RunTask(var task, var _) -> task;
    };
  }
}
