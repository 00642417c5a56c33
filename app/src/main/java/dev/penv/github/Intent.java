package dev.penv.github;

import java.time.Duration;
import java.time.Instant;

/**
 * What we want to stand on GitHub under one key, and how far that is.
 *
 * @param desired the latest wish; earlier ones that were not written are forgotten
 * @param since when the key was first asked for
 * @param asked when the wish last changed
 * @param settled digest of the wish that was last written or given up; empty while there is none
 * @param due not to be sent before
 * @param failures refused or lost calls since the last that worked
 * @param problem the last failure in words, empty when all is well
 */
public record Intent(
    Writing desired,
    Instant since,
    Instant asked,
    Standing standing,
    String settled,
    Lane lane,
    Instant due,
    int failures,
    String problem) {

  /** A key that was never asked for before. */
  static Intent first(Writing desired, Instant now) {
    var standing = new Standing.Unwritten();
    var due = Cadence.due(desired, standing, now, now);
    return new Intent(desired, now, now, standing, "", Lane.of(desired, standing), due, 0, "");
  }

  /** A key that an earlier penv may have written, whose records were lost. */
  static Intent inherited(Writing desired, Instant since, Instant now) {
    var standing = new Standing.Doubtful();
    return new Intent(desired, since, now, standing, "", Lane.of(desired, standing), now, 0, "");
  }

  /** Whether something is left to be sent. */
  public boolean open() {
    return !(standing instanceof Standing.Gone) && !settled.equals(desired.digest());
  }

  /**
   * The same key with a newer wish. What already waits keeps its place: a newer progress text does
   * not slow down an unsent change of state, and no wish shortens a back-off.
   */
  Intent asked(Writing wish, Instant now) {
    var wanted = Lane.of(wish, standing);
    var wantedDue = Cadence.due(wish, standing, since, now);
    var changed = wish.digest().equals(desired.digest()) ? asked : now;
    if (!open()) return scheduled(wish, changed, wanted, wantedDue);
    // Made with its latest text, and in its turn: what was asked for together stands in order.
    if (isFresh()) return scheduled(wish, changed, lane, due);
    return scheduled(
        wish, changed, wanted.orSooner(lane), failures > 0 ? due : min(wantedDue, due));
  }

  private boolean isFresh() {
    return standing instanceof Standing.Unwritten && failures == 0;
  }

  private Intent scheduled(Writing wish, Instant changed, Lane lane, Instant due) {
    return new Intent(wish, since, changed, standing, settled, lane, due, failures, problem);
  }

  /** Before a call that must not happen twice. */
  Intent doubted() {
    return with(new Standing.Doubtful(), settled, due, failures, problem);
  }

  /** It was looked for and is not there. */
  Intent absent() {
    return with(new Standing.Unwritten(), settled, due, failures, problem);
  }

  /** It was looked for and found; the wish itself is still to be written. */
  Intent found(Standing.There there) {
    return with(there, settled, due, failures, problem);
  }

  /** This much of its annotations was written, the rest follows. */
  Intent partly(Standing.There there) {
    return with(there, settled, due, 0, "");
  }

  /** {@code written} stands now. A wish that came meanwhile is scheduled anew. */
  Intent written(Writing written, Standing.There there) {
    var next = Cadence.due(desired, there, since, there.at());
    return new Intent(
        desired, since, asked, there, written.digest(), Lane.of(desired, there), next, 0, "");
  }

  /** Something else must stand first. */
  Intent dueAgain(Instant again) {
    return with(standing, settled, again, failures, problem);
  }

  Intent gone() {
    return with(new Standing.Gone(), settled, due, 0, "deleted on GitHub");
  }

  /** A call did not do it: what is known of GitHub's side now, and why. */
  Intent back(Standing known, String reason) {
    return with(known, settled, due, failures, reason);
  }

  /** Not tried again; a later, different wish is. */
  Intent givenUp(Writing refused) {
    return with(standing, refused.digest(), due, 0, problem);
  }

  Intent failed(Instant again) {
    return with(standing, settled, again, failures + 1, problem);
  }

  /** How long the present wish has waited. */
  Duration waited(Instant now) {
    return Duration.between(asked, now);
  }

  private Intent with(
      Standing standing, String settled, Instant due, int failures, String problem) {
    return new Intent(desired, since, asked, standing, settled, lane, due, failures, problem);
  }

  private static Instant min(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }
}
