package dev.penv.money;

import java.util.List;

/** What is gone of a budget at one moment: live holds, and what was spent since the spans began. */
public record Taken(List<Hold> held, Money spentToday, Money spentThisMonth) {
  public static final Taken NOTHING = new Taken(List.of(), Money.ZERO, Money.ZERO);

  public Taken {
    held = List.copyOf(held);
  }

  Money heldByOthers(String owner) {
    return held.stream()
        .filter(hold -> !hold.owner().equals(owner))
        .map(Hold::amount)
        .reduce(Money.ZERO, Money::plus);
  }
}
