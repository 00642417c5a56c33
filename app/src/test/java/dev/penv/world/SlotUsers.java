package dev.penv.world;

/** User ids for slots that another test run on this computer hardly has at the same time. */
public final class SlotUsers {
  private static final int EACH = 200;

  private SlotUsers() {}

  /** The first of 200 ids, also for groups; the last ten are nobody's. */
  public static int first() {
    return 20_000 + (int) (ProcessHandle.current().pid() % 200) * EACH;
  }

  /** Two ids that {@code Isolation.Users} from the first one on does not use. */
  public static int spare() {
    return first() + EACH - 10;
  }

  /** Eight more, for tests that run commands as a slot's user; each is for one test. */
  public static int single(int number) {
    if (number < 0 || number > 7) throw new IllegalArgumentException("there are eight");
    return spare() + 2 + number;
  }
}
