package dev.penv.run;

import dev.penv.environment.Task;
import dev.penv.environment.Value;
import java.util.Map;

/** What a Run is for. */
public sealed interface Purpose {
  /** Run a task of the repository, or a one-off command as a task named {@code command}. */
  record RunTask(Task task, Map<String, Value> parameters) implements Purpose {}
}
