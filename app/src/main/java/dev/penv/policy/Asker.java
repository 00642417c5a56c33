package dev.penv.policy;

import dev.penv.github.Account;
import dev.penv.github.Permission;

/**
 * Somebody who wants something.
 *
 * @param permission the live one, or one of the last minute
 * @param teams of those that the policy names
 */
public record Asker(Account account, Permission permission, Teams teams) {}
