package dev.penv.report;

import dev.penv.hardware.Catalogue;
import dev.penv.hardware.DataSize;
import dev.penv.hardware.Hardware;
import dev.penv.hardware.Shortfall;
import dev.penv.machine.Offer;
import dev.penv.placement.Placement;
import dev.penv.placement.Reason;
import dev.penv.placement.Rejection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What could be typed instead, so that one of the offers that do not fit would. */
final class Alternatives {
  private static final int MOST = 3;
  private static final String NONE =
      "ask for something that is there, or leave out what is not needed.";

  private Alternatives() {}

  /**
   * Another way to ask.
   *
   * @param words to type for what was asked, or to leave out
   */
  private record Way(List<String> words, Offer offer) {}

  /** The rest of a sentence that begins with whose turn it is. */
  static String of(Placement placement) {
    var ways =
        placement.rejections().stream()
            .flatMap(rejection -> way(rejection).stream())
            .sorted(
                Comparator.comparingInt((Way way) -> way.words().size())
                    .thenComparing(way -> way.offer().rate()))
            .limit(MOST)
            .map(Alternatives::text)
            .distinct()
            .toList();
    return ways.isEmpty() ? NONE : String.join("; ", ways) + ".";
  }

  private static String text(Way way) {
    return "%s it would run on %s at %s"
        .formatted(
            String.join(" and ", way.words()),
            PlacementText.offer(way.offer()),
            way.offer().rate());
  }

  /** None where a rule is against it. */
  private static Optional<Way> way(Rejection rejection) {
    var offer = rejection.offer();
    var changes = rejection.reasons().stream().map(reason -> change(reason, offer)).toList();
    if (!changes.stream().allMatch(Optional::isPresent)) return Optional.empty();
    var words = changes.stream().map(Optional::orElseThrow).distinct().toList();
    var typed = words.stream().filter(word -> word.contains("=")).collect(Collectors.joining(" "));
    var leftOut = words.stream().filter(word -> !word.contains("=")).toList();
    return Optional.of(new Way(phrases(typed, leftOut), offer));
  }

  private static List<String> phrases(String typed, List<String> leftOut) {
    return Stream.concat(
            typed.isEmpty() ? Stream.of() : Stream.of("with " + Markdown.code(typed)),
            leftOut.stream().map(word -> "without " + Markdown.code(word)))
        .toList();
  }

  private static Optional<String> change(Reason reason, Offer offer) {
    return switch (reason) {
      case Reason.Lacks(var shortfall) -> Optional.of(smaller(shortfall, offer.hardware()));
      case Reason.NotAsWished(var key, var _) -> Optional.of(key);
      case Reason.WrongMarket _ -> Optional.of("spot=yes");
      case Reason.TooDear _ -> Optional.of("max-price=" + price(offer));
      case Reason.Forbidden _ -> Optional.empty();
    };
  }

  private static String smaller(Shortfall shortfall, Hardware has) {
    return switch (shortfall) {
      case Shortfall.TooFewCpus _ -> "cpus=" + has.cpus();
      case Shortfall.TooLittleMemory _ -> "memory=" + rounded(has.memory());
      case Shortfall.TooLittleDisk _ -> "disk=" + rounded(has.disk());
      case Shortfall.OtherArchitecture _ -> "arch=" + has.architecture();
      case Shortfall.NoGpu() -> "gpu=none";
      case Shortfall.TooFewGpus _, Shortfall.OtherGpu _, Shortfall.SmallGpu _ -> "gpu=" + gpu(has);
    };
  }

  /** One that the catalogue does not know cannot be typed by its name. */
  private static String gpu(Hardware has) {
    var gpu = has.gpu();
    var name = Catalogue.find(gpu.model()).map(_ -> gpu.model()).orElse("any");
    return gpu.count() == 1 ? name : name + ":" + gpu.count();
  }

  /** Never more than there is. */
  private static DataSize rounded(DataSize size) {
    var gigabytes = size.bytes() >> 30;
    return gigabytes > 0 ? DataSize.gigabytes(gigabytes) : size;
  }

  private static String price(Offer offer) {
    return offer.rate().hourly().toString().replace("$", "");
  }
}
