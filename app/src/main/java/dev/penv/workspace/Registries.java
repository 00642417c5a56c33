package dev.penv.workspace;

import java.util.Map;
import java.util.regex.Pattern;

/**
 * Where images come from, and where those that penv builds are kept for others.
 *
 * @param prebuilds name of a registry's folder such as {@code ghcr.io/octo/prebuilds}; empty to
 *     keep them with the daemon alone
 */
public record Registries(Credentials credentials, String prebuilds) {
  private static final Pattern OURS = Pattern.compile("penv-(?:prebuilt/|compose:|r\\d)");
  private static final Pattern ID = Pattern.compile("(?:sha256:)?[0-9a-f]{1,64}");

  public static final Registries PUBLIC = new Registries(Credentials.NONE, "");

  /** Strangers fill no registry. */
  boolean share(Order order) {
    return !prebuilds.isEmpty() && !order.ofFork();
  }

  /**
   * What an image is called that was built from the files with this key. What a fork's run builds
   * no other run uses.
   */
  String prebuilt(Order order, String key) {
    var folder = share(order) ? prebuilds : "penv-prebuilt";
    var whose = order.ofFork() ? "fork-" + order.run() : "r" + order.repository();
    return "%s/%s:%s".formatted(folder, whose, key);
  }

  /** On an image that is to go with its run. */
  Map<String, String> labels(Order order) {
    return order.ofFork() ? Map.of(Containers.RUN, order.run().value()) : Map.of();
  }

  /**
   * Whether a name may mean what another repository has here: the beginning of an id, or an image
   * that was built for somebody.
   */
  boolean isForeign(String name) {
    return ID.matcher(name).matches()
        || OURS.matcher(name).lookingAt()
        || (!prebuilds.isEmpty() && name.startsWith(prebuilds + "/"));
  }

  /** The same without logins: what strangers wrote is built without them. */
  Registries withoutLogins() {
    return new Registries(Credentials.NONE, prebuilds);
  }
}
