package dev.penv.hardware;

/**
 * Which of the Offers that fit are wanted.
 *
 * @param provider, region, size as the seller names them, in any case; empty when any will do
 */
public record Wishes(Spot spot, String provider, String region, String size) {
  public static final Wishes NONE = new Wishes(Spot.NO, "", "", "");
}
