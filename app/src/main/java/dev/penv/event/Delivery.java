package dev.penv.event;

import java.time.Instant;

/**
 * A webhook delivery whose signature held.
 *
 * @param guid of {@code X-GitHub-Delivery}; the same on redelivery
 * @param name of {@code X-GitHub-Event}
 * @param at when GitHub first sent it, as far as penv knows
 * @param body the signed bytes
 */
@SuppressWarnings("ArrayRecordComponent") // up to 25 MB, and nobody compares two deliveries
public record Delivery(String guid, String name, Instant at, byte[] body) {}
