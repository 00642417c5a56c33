package dev.penv.environment;

import dev.penv.hardware.Requirements;
import java.util.Map;

/**
 * The devcontainer of a commit, as far as penv understands it.
 *
 * @param path of the file, empty when the repository has none
 * @param name the folder under {@code .devcontainer}, empty for the main one
 * @param image what it would run in, empty when it names none
 */
public record Environment(
    String path, String name, String image, Requirements requirements, Map<String, Task> tasks) {}
