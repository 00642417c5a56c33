package dev.penv.workspace;

import dev.penv.hardware.Hardware;
import dev.penv.run.RunId;
import java.util.List;

/**
 * What is to be brought up in a container, and what of the machine goes into it.
 *
 * @param repository id, by which repositories are kept apart
 * @param ofFork whether its code comes from a fork: nothing that it makes is for other runs
 * @param environment the folder of the devcontainer that was asked for, empty for the main one
 * @param hardware the most that it may use
 * @param readable folders of the machine that it finds at the same places, read-only
 * @param writable likewise, to write to
 */
public record Order(
    RunId run,
    long repository,
    boolean ofFork,
    String environment,
    Site site,
    Workspace workspace,
    Hardware hardware,
    List<String> readable,
    List<String> writable) {
  public Order {
    readable = List.copyOf(readable);
    writable = List.copyOf(writable);
  }
}
