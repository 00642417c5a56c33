package dev.penv.complaint;

/** Carries one Complaint up to the parser's door, never further. */
public final class Complained extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final transient Complaint complaint;

  public Complained(Complaint complaint) {
    super(complaint.problem(), null, false, false);
    this.complaint = complaint;
  }

  public Complained(Place place, String problem, String remedy) {
    this(new Complaint(place, problem, remedy));
  }

  public Complaint complaint() {
    return complaint;
  }
}
