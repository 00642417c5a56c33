package dev.penv.money;

/**
 * Whose spending is added up. A neutral value leaves a condition out.
 *
 * @param owner login in lower case, or empty
 * @param repository numeric id, or 0
 * @param person numeric id, or 0
 */
public record Pot(String owner, long repository, long person) {
  public static final Pot EVERYTHING = new Pot("", 0, 0);

  /** What one person spends of it. */
  public Pot ofPerson(long id) {
    return new Pot(owner, repository, id);
  }

  /** What one repository spends of it. */
  public Pot ofRepository(long id) {
    return new Pot(owner, id, person);
  }

  public boolean counts(Payer payer) {
    return (owner.isEmpty() || owner.equals(payer.owner()))
        && (repository == 0 || repository == payer.repository())
        && (person == 0 || person == payer.person());
  }
}
