package dev.penv.lifecycle;

import dev.penv.machine.Machine;
import dev.penv.report.TasksRun;
import dev.penv.workspace.Containers;
import dev.penv.workspace.Docker;
import java.util.Optional;
import java.util.function.Function;

/**
 * Containers, where machines have them.
 *
 * @param tasksRun as people are told it before anything runs
 * @param docker of a machine; empty where tasks run on the machine's own system
 */
public record Indoors(
    TasksRun tasksRun, Function<Machine, Optional<Docker>> docker, Containers containers) {
  /** Every task runs on the machine's own system. */
  public static final Indoors NOWHERE =
      new Indoors(TasksRun.ON_MACHINES, _ -> Optional.empty(), Containers.NONE);
}
