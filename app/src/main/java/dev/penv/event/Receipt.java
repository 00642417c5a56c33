package dev.penv.event;

/** What became of a delivery at the door. */
public sealed interface Receipt {
  /** It is kept, or it was nothing that penv uses. It was the first of its GUID or a redelivery. */
  record Accepted() implements Receipt {}

  /** The signature does not hold; nothing was read or kept. */
  record NotSigned() implements Receipt {}

  /** Signed, and yet no delivery of GitHub's; nothing was kept. */
  record Malformed(String problem) implements Receipt {}
}
