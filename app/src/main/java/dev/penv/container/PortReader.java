package dev.penv.container;

import dev.penv.container.Network.Port;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code [[address:][host]:]container[/protocol]}, where both ports may be ranges. Without an
 * address, docker would publish to every network that the host is in; here it is the host itself.
 */
final class PortReader {
  private static final int MOST_IN_RANGE = 100;
  private static final String HERE = "127.0.0.1";
  private static final String RANGE = "(\\d{1,5})(?:-(\\d{1,5}))?";
  private static final Pattern FORM =
      Pattern.compile(
          ("(?:(?:(\\d{1,3}(?:\\.\\d{1,3}){3}|\\[[0-9a-fA-F:.]{2,45}]):)?(?:%s)?:)?"
                  + "%s(?:/(tcp|udp|sctp))?")
              .formatted(RANGE, RANGE));

  private record Range(int first, int last) {
    int length() {
      return last - first + 1;
    }

    int at(int index) {
      return first + index;
    }

    boolean isValid() {
      return first >= 0 && last <= 65_535 && first <= last && length() <= MOST_IN_RANGE;
    }
  }

  private PortReader() {}

  /** Empty when the text is no such thing. */
  static Optional<List<Port>> read(String text) {
    var form = FORM.matcher(text);
    if (!form.matches()) return Optional.empty();
    var address = form.group(1) == null ? HERE : form.group(1).replaceAll("[\\[\\]]", "");
    var container = range(form.group(4), form.group(5));
    var host = form.group(2) == null ? null : range(form.group(2), form.group(3));
    var protocol = form.group(6) == null ? "tcp" : form.group(6);
    if (!container.isValid() || container.first() < 1 || !fit(host, container)) {
      return Optional.empty();
    }
    return Optional.of(
        IntStream.range(0, container.length())
            .mapToObj(index ->
                new Port(address, host == null ? 0 : host.at(index), container.at(index), protocol))
            .toList());
  }

  private static boolean fit(@Nullable Range host, Range container) {
    return host == null || (host.isValid() && host.length() == container.length());
  }

  private static Range range(String first, @Nullable String last) {
    var from = Integer.parseInt(first);
    return new Range(from, last == null ? from : Integer.parseInt(last));
  }
}
