package dev.penv.hardware;

/** What an Offer or a Machine has. */
public record Hardware(
    int cpus, DataSize memory, DataSize disk, Architecture architecture, Gpu gpu) {}
