package dev.penv.app;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** From where an address can be reached, as far as it tells by itself. */
public enum Reach {
  /** This computer alone. */
  LOOPBACK,
  /** A network that is not the Internet. */
  PRIVATE,
  PUBLIC;

  private static final Pattern IPV4 =
      Pattern.compile("(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})");

  private static final List<String> PRIVATE_NAMES =
      List.of(".local", ".internal", ".lan", ".home.arpa", ".intranet", ".corp", ".test");

  public static Reach of(URI address) {
    var host = String.valueOf(address.getHost()).toLowerCase(Locale.ROOT);
    if (host.startsWith("[")) return ofIpv6(host.substring(1, host.length() - 1));
    var ipv4 = IPV4.matcher(host);
    if (ipv4.matches()) {
      return ofIpv4(Integer.parseInt(ipv4.group(1)), Integer.parseInt(ipv4.group(2)));
    }
    if (host.equals("localhost") || host.endsWith(".localhost")) return LOOPBACK;
    var isPrivate = !host.contains(".") || PRIVATE_NAMES.stream().anyMatch(host::endsWith);
    return isPrivate ? PRIVATE : PUBLIC;
  }

  /**
   * Whether that GitHub can send webhooks to this penv. Of a GitHub Enterprise Server only its
   * operator knows what it reaches, but it never reaches the loopback of another computer.
   */
  public static boolean canDeliver(URI github, URI penv) {
    if (of(github) == LOOPBACK) return true;
    return isHosted(github) ? of(penv) == PUBLIC : of(penv) != LOOPBACK;
  }

  /** On the Internet at GitHub's own place. */
  static boolean isHosted(URI github) {
    var host = String.valueOf(github.getHost());
    return host.equals("github.com") || host.endsWith(".ghe.com");
  }

  private static Reach ofIpv4(int first, int second) {
    if (first == 127) return LOOPBACK;
    var isPrivate =
        first == 0
            || first == 10
            || (first == 172 && second >= 16 && second < 32)
            || (first == 192 && second == 168)
            || (first == 169 && second == 254)
            || (first == 100 && second >= 64 && second < 128);
    return isPrivate ? PRIVATE : PUBLIC;
  }

  private static Reach ofIpv6(String host) {
    if (host.equals("::1")) return LOOPBACK;
    var privates = Stream.of("fc", "fd", "fe8", "fe9", "fea", "feb");
    return host.equals("::") || privates.anyMatch(host::startsWith) ? PRIVATE : PUBLIC;
  }
}
