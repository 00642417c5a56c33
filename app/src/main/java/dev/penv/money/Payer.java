package dev.penv.money;

/**
 * For whom money is spent.
 *
 * @param owner login of the repository's owner, in lower case
 * @param repository numeric id
 * @param person numeric id of who asked
 */
public record Payer(String owner, long repository, long person) {
  /** Of what was spent before payers were told apart. */
  public static final Payer UNKNOWN = new Payer("", 0, 0);
}
