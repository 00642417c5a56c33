package dev.penv.sandbox.hub;

import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * The GitHub App whose events and tokens the sandbox handles.
 *
 * @param bot the account in whose name the App writes
 * @param permissions granted at each installation: name to {@code read} or {@code write}
 * @param events subscribed ones; those that GitHub sends unasked are not named
 */
public record App(
    long id,
    String slug,
    String name,
    String clientId,
    Account owner,
    Account bot,
    Map<String, String> permissions,
    List<String> events,
    RSAPublicKey key,
    Instant createdAt) {}
