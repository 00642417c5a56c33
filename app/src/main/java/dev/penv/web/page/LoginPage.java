package dev.penv.web.page;

/**
 * Asks for the operator's token.
 *
 * @param problem why it asks, empty when nothing went wrong
 */
public record LoginPage(String problem) {}
