package dev.penv.web.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.penv.run.RunId;
import java.net.URLEncoder;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * Where a run's page and all that belongs to it is found.
 *
 * @param key the part of the query that opens it, empty for the operator, who needs none
 */
public record Address(RunId run, String key) {
  /** For whoever needs no key. */
  public static Address open(RunId run) {
    return new Address(run, "");
  }

  /** As a signed link says it. */
  public static Address signed(RunId run, String expires, String signature) {
    return new Address(run, "expires=%s&sig=%s".formatted(encoded(expires), encoded(signature)));
  }

  /** Something of the run, such as {@code /log}, opened by the same link. */
  public String to(String path) {
    var address = "/runs/" + run + path;
    return key.isEmpty() ? address : address + (path.contains("?") ? "&" : "?") + key;
  }

  /** A file of the run, whatever its name holds. */
  public String output(String name) {
    return to(
        Arrays.stream(name.split("/", -1))
            .map(Address::encoded)
            .collect(Collectors.joining("/", "/outputs/", "")));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, UTF_8).replace("+", "%20");
  }
}
