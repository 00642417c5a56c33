package dev.penv.machine;

import dev.penv.github.Repo;

/**
 * What a Machine is for, and what it does on its first boot. One that is up already does nothing.
 */
public record Boot(Repo repo) {}
