package dev.penv.money;

/**
 * Whose spending is added up. A 0 leaves a condition out.
 *
 * @param installation on an owner's account
 * @param repository numeric id
 * @param person numeric id
 */
public record Pot(long installation, long repository, long person) {
  public static final Pot EVERYTHING = new Pot(0, 0, 0);

  /** What one person spends of it. */
  public Pot ofPerson(long id) {
    return new Pot(installation, repository, id);
  }

  /** What one repository spends of it. */
  public Pot ofRepository(long id) {
    return new Pot(installation, id, person);
  }

  public boolean counts(Payer payer) {
    return (installation == 0 || installation == payer.installation())
        && (repository == 0 || repository == payer.repository())
        && (person == 0 || person == payer.person());
  }
}
