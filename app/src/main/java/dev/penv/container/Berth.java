package dev.penv.container;

import dev.penv.environment.LocalFolder;
import dev.penv.hardware.DataSize;

/**
 * Where on a host the container of a run lies.
 *
 * @param checkout the folder with the code, without links; called as the repository is
 * @param memory that the run has been given, zero for no limit
 */
public record Berth(LocalFolder checkout, Premises premises, DataSize memory) {}
