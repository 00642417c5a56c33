package dev.penv.environment;

import dev.penv.hardware.Requirements;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * A task as the repository declares it, with defaults filled in.
 *
 * @param requirements the task's own over the devcontainer's
 * @param outputs globs below the workspace, besides everything in the output directory
 * @param timeout {@link Duration#ZERO} when the task names none
 * @param retries further attempts after a lost machine
 */
public record Task(
    String name,
    String description,
    Script script,
    Requirements requirements,
    Map<String, Parameter> parameters,
    Map<String, String> inputs,
    List<String> outputs,
    Map<String, Direction> measures,
    Duration timeout,
    int retries) {}
