package dev.penv.money;

import java.time.Instant;

/**
 * What a live Run has set aside.
 *
 * @param owner names the run, or one attempt of it; an owner has one hold at most
 * @param payer whose budgets it counts against
 * @param amount the most that it may come to cost
 */
public record Hold(String owner, Payer payer, Money amount, Instant since) {
  public Hold {
    if (amount.micros() < 0) throw new IllegalArgumentException("negative hold of " + owner);
  }
}
