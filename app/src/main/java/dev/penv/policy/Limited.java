package dev.penv.policy;

/** What a rule says, with the rule. */
public record Limited<T>(T value, Rule rule) {}
