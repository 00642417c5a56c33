package dev.penv.measure;

import dev.penv.environment.Direction;

/**
 * A named number from a Run.
 *
 * @param name path of the value: file name without extension and keys, joined by '/'
 */
public record Measure(String name, double value, Direction direction) {}
