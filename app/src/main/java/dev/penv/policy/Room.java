package dev.penv.policy;

import dev.penv.money.Pot;

/**
 * How many runs may be live at once.
 *
 * @param pot whose runs are counted
 */
public record Room(Pot pot, int most) {}
