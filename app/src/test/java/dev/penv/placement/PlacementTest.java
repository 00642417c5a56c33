package dev.penv.placement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penv.complaint.Place;
import dev.penv.hardware.Architecture;
import dev.penv.hardware.DataSize;
import dev.penv.hardware.Gpu;
import dev.penv.hardware.GpuAsk;
import dev.penv.hardware.Hardware;
import dev.penv.hardware.Requirements;
import dev.penv.hardware.Shortfall;
import dev.penv.hardware.Spot;
import dev.penv.hardware.Wishes;
import dev.penv.machine.Offer;
import dev.penv.money.Ceiling;
import dev.penv.money.Money;
import dev.penv.money.Rate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PlacementTest {
  private static final Gpu T4 = new Gpu("t4", 1, DataSize.gigabytes(16));
  private static final Gpu V100 = new Gpu("v100", 1, DataSize.gigabytes(16));

  private static final Offer PLAIN = offer("azure", "westeurope", "D4", 4, Gpu.NONE, 20);
  private static final Offer SMALL = offer("azure", "westeurope", "NC4", 4, T4, 53);
  private static final Offer SMALL_SPOT = spot("azure", "westeurope", "NC4", 4, T4, 7);
  private static final Offer OTHER = offer("aws", "eu-west-1", "g4dn", 4, T4, 53);
  private static final Offer LARGE = offer("aws", "eu-west-1", "p3", 8, V100, 306);
  private static final Offer LARGE_SPOT = spot("aws", "eu-west-1", "p3", 8, V100, 92);
  private static final List<Offer> ALL =
      List.of(LARGE, SMALL, PLAIN, LARGE_SPOT, OTHER, SMALL_SPOT);

  @Test
  void cheapestFittingOfferComesFirst() {
    assertThat(placement(gpu("any"), Spot.NO).offers()).containsExactly(OTHER, SMALL, LARGE);
  }

  @Test
  void theOrderOfTheMarketDoesNotMatter() {
    var shuffled = new ArrayList<>(ALL);
    Collections.shuffle(shuffled, new Random(7));
    var wishes = new Wishes(Spot.YES, "", "", "");
    assertThat(of(gpu("any"), wishes, Ceiling.unlimited(), shuffled).offers())
        .isEqualTo(placement(gpu("any"), Spot.YES).offers());
  }

  @Test
  void spotComesFirstWithAllOthersToFallBackTo() {
    assertThat(placement(gpu("any"), Spot.YES).offers())
        .containsExactly(SMALL_SPOT, LARGE_SPOT, OTHER, SMALL, LARGE);
  }

  @Test
  void onlySpotNeverFallsBack() {
    var placement = placement(gpu("any"), Spot.ONLY);
    assertThat(placement.offers()).containsExactly(SMALL_SPOT, LARGE_SPOT);
    assertThat(reasons(placement, LARGE)).containsExactly(new Reason.WrongMarket(Spot.ONLY));
  }

  @Test
  void everythingThatSpeaksAgainstAnOfferIsTold() {
    var wishes = new Wishes(Spot.NO, "azure", "northeurope", "NC6");
    var most = Ceiling.atMost(cents(10));
    var placement = of(gpu("v100"), wishes, most, ALL);
    assertThat(placement.offers()).isEmpty();
    assertThat(placement.rejections()).extracting(Rejection::offer).containsExactlyElementsOf(ALL);
    assertThat(reasons(placement, OTHER))
        .containsExactly(
            new Reason.Lacks(new Shortfall.OtherGpu("t4", "v100")),
            new Reason.NotAsWished("on", "azure"),
            new Reason.NotAsWished("region", "northeurope"),
            new Reason.NotAsWished("size", "NC6"),
            new Reason.TooDear(cents(10)));
    assertThat(reasons(placement, SMALL_SPOT)).contains(new Reason.WrongMarket(Spot.NO));
  }

  @Test
  void wishesNarrowTheChoiceInAnyCase() {
    var wishes = new Wishes(Spot.NO, "AZURE", "WestEurope", "nc4");
    assertThat(of(gpu("any"), wishes, Ceiling.unlimited(), ALL).offers()).containsExactly(SMALL);
  }

  @Test
  void aPriceAtTheCeilingIsAllowed() {
    var most = Ceiling.atMost(cents(53));
    assertThat(of(gpu("any"), Wishes.NONE, most, ALL).offers()).containsExactly(OTHER, SMALL);
  }

  @Test
  void ofEqualPricesTheSmallerIsTaken() {
    var bare = offer("local", "here", "slot", 4, Gpu.NONE, 0);
    var gpu = offer("local", "here", "gpu", 4, T4, 0);
    var wide = offer("local", "here", "wide", 8, Gpu.NONE, 0);
    assertThat(offers(Requirements.NONE, gpu, wide, bare)).containsExactly(bare, wide, gpu);
  }

  @Test
  void amd64IsTakenWhereNothingIsSaidAndArmWhereThereIsNothingElse() {
    var arm = on(Architecture.ARM64, 1);
    var amd = on(Architecture.AMD64, 5);
    assertThat(offers(Requirements.NONE, arm, amd)).containsExactly(amd);
    assertThat(offers(Requirements.NONE, arm)).containsExactly(arm);
    var onArm =
        new Requirements(new GpuAsk.Unsaid(), 0, DataSize.ZERO, DataSize.ZERO, Architecture.ARM64);
    assertThat(offers(onArm, arm, amd)).containsExactly(arm);
  }

  @Test
  void withoutOffersThereIsNothingToSay() {
    assertThat(of(gpu("any"), Wishes.NONE, Ceiling.unlimited(), List.of()))
        .isEqualTo(new Placement(List.of(), List.of()));
  }

  @Test
  void whatTheRulesForbidIsNotTriedAndQuotesTheRule() {
    var placement =
        Placement.of(
            gpu("any"),
            Wishes.NONE,
            Ceiling.unlimited(),
            ALL,
            offer ->
                offer.provider().equals("azure") ? Optional.of("No azure.") : Optional.empty());
    assertThat(placement.offers()).isNotEmpty().noneMatch(one -> one.provider().equals("azure"));
    assertThat(reasons(placement, SMALL)).contains(new Reason.Forbidden("No azure."));
  }

  @Test
  void codeOfStrangersGetsTheSmallestMachineHoweverCheapAnotherIs() {
    var slow = offer("local", "here", "slot", 4, Gpu.NONE, 9);
    var gpu = offer("local", "here", "gpu", 4, T4, 0);
    var wide = offer("local", "here", "wide", 8, Gpu.NONE, 0);
    var all = List.of(gpu, wide, slow);
    assertThat(of(Requirements.NONE, Wishes.NONE, Ceiling.unlimited(), all).smallest().offers())
        .containsExactly(slow);
  }

  private static Placement of(Requirements needs, Wishes wishes, Ceiling perHour, List<Offer> all) {
    return Placement.of(needs, wishes, perHour, all, _ -> Optional.empty());
  }

  private static Placement placement(Requirements needs, Spot spot) {
    return of(needs, new Wishes(spot, "", "", ""), Ceiling.unlimited(), ALL);
  }

  private static List<Offer> offers(Requirements needs, Offer... offers) {
    return of(needs, Wishes.NONE, Ceiling.unlimited(), List.of(offers)).offers();
  }

  private static List<Reason> reasons(Placement placement, Offer offer) {
    return placement.rejections().stream()
        .filter(rejection -> rejection.offer().equals(offer))
        .findFirst()
        .orElseThrow()
        .reasons();
  }

  private static Requirements gpu(String ask) {
    return new Requirements(
        GpuAsk.parse(ask, new Place.InCommand("gpu")),
        0,
        DataSize.ZERO,
        DataSize.ZERO,
        Architecture.ANY);
  }

  private static Offer on(Architecture architecture, int cents) {
    var hardware =
        new Hardware(4, DataSize.gigabytes(16), DataSize.gigabytes(100), architecture, Gpu.NONE);
    return new Offer("cloud", "there", "m", hardware, new Rate(cents(cents)), false);
  }

  private static Offer offer(
      String provider, String region, String size, int cpus, Gpu gpu, int cents) {
    return new Offer(provider, region, size, hardware(cpus, gpu), new Rate(cents(cents)), false);
  }

  private static Offer spot(
      String provider, String region, String size, int cpus, Gpu gpu, int cents) {
    return new Offer(provider, region, size, hardware(cpus, gpu), new Rate(cents(cents)), true);
  }

  private static Hardware hardware(int cpus, Gpu gpu) {
    return new Hardware(
        cpus, DataSize.gigabytes(16), DataSize.gigabytes(100), Architecture.AMD64, gpu);
  }

  private static Money cents(int cents) {
    return new Money(cents * 10_000L);
  }
}
