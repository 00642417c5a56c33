/** Amounts, hourly rates, budgets, and what live runs have set aside. */
@NullMarked
package dev.penv.money;

import org.jspecify.annotations.NullMarked;
