package dev.penv.machine;

import dev.penv.github.Repo;

/** What a Machine does on its first boot. A computer that is up already needs no more than this. */
public record Boot(Repo repo) {}
