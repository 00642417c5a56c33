package dev.penv.login;

import dev.penv.github.Account;
import java.time.Instant;

/**
 * A browser in which a person is logged in.
 *
 * @param key by which it is kept; not what the browser holds
 * @param until it ends when nothing is asked in it
 */
public record Session(String key, Account who, Instant openedAt, Instant until) {}
