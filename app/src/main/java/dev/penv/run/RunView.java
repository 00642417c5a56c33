package dev.penv.run;

/** A Run together with how far it is. */
public record RunView(Run run, Progress progress) {}
