package dev.penv.run;

/**
 * A file kept from a Run.
 *
 * @param name relative path, separated by '/'
 * @param digest SHA-256 in lower-case hexadecimal digits
 */
public record Artifact(String name, long bytes, String digest) {}
