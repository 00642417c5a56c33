package dev.penv.placement;

import dev.penv.hardware.Architecture;
import dev.penv.hardware.DataSize;
import dev.penv.hardware.GpuAsk;
import dev.penv.hardware.Hardware;
import dev.penv.hardware.Requirements;
import dev.penv.hardware.Spot;
import dev.penv.hardware.Wishes;
import dev.penv.machine.Offer;
import dev.penv.money.Ceiling;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The offers that a run may try, cheapest first, and the others with what speaks against them.
 *
 * @param offers spot before full price where both are wanted
 */
public record Placement(List<Offer> offers, List<Rejection> rejections) {
  /** Of what costs the same the smaller one, so that GPUs stay free for who needs them. */
  private static final Comparator<Offer> ORDER =
      Comparator.comparing(Offer::spot)
          .reversed()
          .thenComparing(Offer::rate)
          .thenComparingInt(offer -> offer.hardware().gpu().count())
          .thenComparingInt(offer -> offer.hardware().cpus())
          .thenComparing(Offer::provider)
          .thenComparing(Offer::region)
          .thenComparing(Offer::size);

  private static final Comparator<Hardware> SIZE =
      Comparator.comparingInt((Hardware hardware) -> hardware.gpu().count())
          .thenComparingInt(Hardware::cpus)
          .thenComparing(Hardware::memory);

  private static final Requirements ON_AMD64 =
      new Requirements(new GpuAsk.Unsaid(), 0, DataSize.ZERO, DataSize.ZERO, Architecture.AMD64);

  public Placement {
    offers = List.copyOf(offers);
    rejections = List.copyOf(rejections);
  }

  /**
   * Decides. Where no architecture was asked for it is amd64, unless none of the offers is.
   *
   * @param perHour the most that may be paid
   * @param forbidden the rule against an offer, in Markdown
   */
  public static Placement of(
      Requirements needs,
      Wishes wishes,
      Ceiling perHour,
      List<Offer> all,
      Function<Offer, Optional<String>> forbidden) {
    var concrete = all.stream().anyMatch(Placement::isAmd64) ? needs.over(ON_AMD64) : needs;
    var fitting = new ArrayList<Offer>();
    var rejections = new ArrayList<Rejection>();
    for (var offer : all) {
      var reasons = reasons(concrete, wishes, perHour, offer);
      forbidden.apply(offer).ifPresent(rule -> reasons.add(new Reason.Forbidden(rule)));
      if (reasons.isEmpty()) fitting.add(offer);
      else rejections.add(new Rejection(offer, reasons));
    }
    fitting.sort(ORDER);
    return new Placement(fitting, rejections);
  }

  /** Only the smallest machines among them, for code that nobody here wrote. */
  public Placement smallest() {
    var least = offers.stream().map(Offer::hardware).min(SIZE);
    return new Placement(
        offers.stream()
            .filter(
                offer -> least.filter(one -> SIZE.compare(one, offer.hardware()) == 0).isPresent())
            .toList(),
        rejections);
  }

  private static List<Reason> reasons(
      Requirements needs, Wishes wishes, Ceiling perHour, Offer offer) {
    var reasons = new ArrayList<Reason>();
    offer.hardware().shortfalls(needs).forEach(missing -> reasons.add(new Reason.Lacks(missing)));
    if (differs(wishes.provider(), offer.provider())) {
      reasons.add(unwanted("on", wishes.provider()));
    }
    if (differs(wishes.region(), offer.region())) reasons.add(unwanted("region", wishes.region()));
    if (differs(wishes.size(), offer.size())) reasons.add(unwanted("size", wishes.size()));
    if (isWrongMarket(wishes.spot(), offer)) reasons.add(new Reason.WrongMarket(wishes.spot()));
    if (perHour instanceof Ceiling.AtMost(var most) && offer.rate().hourly().exceeds(most)) {
      reasons.add(new Reason.TooDear(most));
    }
    return reasons;
  }

  private static boolean isAmd64(Offer offer) {
    return offer.hardware().architecture() == Architecture.AMD64;
  }

  private static boolean isWrongMarket(Spot wanted, Offer offer) {
    return switch (wanted) {
      case YES -> false;
      case NO -> offer.spot();
      case ONLY -> !offer.spot();
    };
  }

  private static boolean differs(String wanted, String had) {
    return !wanted.isEmpty() && !wanted.equalsIgnoreCase(had);
  }

  private static Reason unwanted(String key, String wanted) {
    return new Reason.NotAsWished(key, wanted);
  }
}
