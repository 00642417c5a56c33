package dev.penv.machine;

import dev.penv.hardware.Hardware;
import dev.penv.money.Rate;

/** Hardware for sale. */
public record Offer(
    String provider, String region, String size, Hardware hardware, Rate rate, boolean spot) {}
