package dev.penv.machine;

import java.net.URI;

/** A provider's answer to a create. */
public sealed interface Purchase {
  record Bought(Machine machine) implements Purchase {}

  record NoCapacity(Offer offer, String reason) implements Purchase {}

  record OverQuota(Offer offer, String quota, URI link) implements Purchase {}

  record Refused(Offer offer, String reason) implements Purchase {}
}
