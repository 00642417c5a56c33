package dev.penv.run;

import dev.penv.money.Rate;

/**
 * The machine of a Run as people are told of it; the machine itself may be long gone.
 *
 * @param size the provider's name for it
 * @param hardware in words, such as {@code 1×V100 16 GB, 6 CPUs, 112 GB}
 */
public record Equipment(String provider, String size, String hardware, Rate rate) {
  public static final Equipment NONE = new Equipment("", "", "", Rate.FREE);
}
