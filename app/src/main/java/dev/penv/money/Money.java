package dev.penv.money;

/** An amount in US dollars, kept in millionths so that seconds of a cheap machine do not vanish. */
public record Money(long micros) implements Comparable<Money> {
  public static final Money ZERO = new Money(0);

  public Money plus(Money other) {
    return new Money(Math.addExact(micros, other.micros));
  }

  public Money minus(Money other) {
    return new Money(Math.subtractExact(micros, other.micros));
  }

  public boolean exceeds(Money other) {
    return micros > other.micros;
  }

  @Override
  public int compareTo(Money other) {
    return Long.compare(micros, other.micros);
  }
}
