package dev.penv.policy;

import dev.penv.money.Budget;

/**
 * What may be spent.
 *
 * @param all by everything that a layer speaks for: the operator for this penv, an organisation for
 *     its repositories, a repository for itself
 * @param perRepository by each repository of those
 * @param perPerson by each person in those
 */
public record Budgets(Budget all, Budget perRepository, Budget perPerson) {
  public static final Budgets UNLIMITED =
      new Budgets(Budget.UNLIMITED, Budget.UNLIMITED, Budget.UNLIMITED);
}
