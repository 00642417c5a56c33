package dev.penv.environment;

/**
 * Where the code is in a container.
 *
 * @param path absolute
 * @param mount that brings it there, in the words of {@code --mount}; empty where compose or the
 *     file itself cares for that
 */
public record WorkspaceFolder(String path, String mount) {}
