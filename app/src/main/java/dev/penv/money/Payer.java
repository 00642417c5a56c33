package dev.penv.money;

/**
 * For whom money is spent, by ids that survive renames.
 *
 * @param installation of the App on the account of the repository's owner
 * @param repository numeric id
 * @param person numeric id of who asked
 */
public record Payer(long installation, long repository, long person) {
  /** Of what was spent before payers were told apart. */
  public static final Payer UNKNOWN = new Payer(0, 0, 0);
}
