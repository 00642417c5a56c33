package dev.penv.environment;

/** A secret that people should have set; its value is never in the file. */
public record Secret(String description, String documentation) {}
