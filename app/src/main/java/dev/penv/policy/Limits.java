package dev.penv.policy;

import dev.penv.money.Budget;
import java.time.Duration;

/**
 * What a run may take. Limits never yield to what somebody asks for.
 *
 * @param timeout of a task that names none
 * @param longest timeout that anybody may ask for
 * @param runs that may be live at once; the others wait in a queue
 * @param commandsPerHour that one person may give in one repository
 */
public record Limits(
    Duration timeout, Duration longest, int runs, Budget budget, int commandsPerHour) {}
