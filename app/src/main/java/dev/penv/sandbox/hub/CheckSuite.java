package dev.penv.sandbox.hub;

import java.time.Instant;

/**
 * The checks of the App on one commit.
 *
 * @param headBranch empty for a fork's commit
 */
public record CheckSuite(
    long id, String headSha, String headBranch, String before, Instant createdAt) {}
