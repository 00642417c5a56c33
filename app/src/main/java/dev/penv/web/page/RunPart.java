package dev.penv.web.page;

/** The part of a run's page that changes, with its buttons. */
public record RunPart(RunSummary summary, Controls controls) {}
