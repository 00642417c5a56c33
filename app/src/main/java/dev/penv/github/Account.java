package dev.penv.github;

/**
 * A user or a bot. The numeric id is the identity; the login is for display and for routes.
 *
 * @param bot GitHub's type {@code Bot}
 */
public record Account(long id, String login, boolean bot) {}
