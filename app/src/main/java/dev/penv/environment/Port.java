package dev.penv.environment;

/**
 * What is known of a port.
 *
 * @param onAutoForward what an editor does when it sees the port, as the file calls it
 * @param protocol {@code http}, {@code https} or empty
 */
public record Port(
    String label,
    String onAutoForward,
    String protocol,
    boolean requireLocalPort,
    boolean elevateIfNeeded) {
  static final Port USUAL = new Port("", "notify", "", false, false);
}
