package dev.penv.measure;

/**
 * A file from a run's measures directory, as the task wrote it.
 *
 * @param name relative path, separated by '/'
 * @param content what should be one JSON value
 */
public record MeasureFile(String name, String content) {}
