package dev.penv.login;

import dev.penv.github.SignIn;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Semaphore;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A login through GitHub: there with a state and a challenge, back with a code. What belongs to it
 * is held, encrypted, by the browser that began it and by nobody else, so that strangers who begin
 * many fill nothing here, and a login goes on across a restart.
 */
public final class LoginFlow {
  /** From leaving to coming back; GitHub's codes live as long. */
  public static final Duration LIFE = Duration.ofMinutes(10);

  /** Each asks GitHub while a browser waits. */
  private static final int AT_ONCE = 20;

  private static final Pattern CODE = Pattern.compile("[A-Za-z0-9._-]{1,200}");
  private static final Pattern ERROR = Pattern.compile("[a-z_]{1,60}");

  private final SignIn github;
  private final Errands errands;
  private final URI back;
  private final InstantSource time;
  private final Semaphore room = new Semaphore(AT_ONCE);

  /**
   * @param back where GitHub sends browsers, one of the App's callback addresses
   */
  public LoginFlow(SignIn github, Errands errands, URI back, InstantSource time) {
    this.github = github;
    this.errands = errands;
    this.back = back;
    this.time = time;
  }

  /**
   * Begins a login.
   *
   * @param to the page to show afterwards, hostile
   */
  public Departure depart(@Nullable String to) {
    var state = Unguessable.make();
    var verifier = Unguessable.make();
    var errand = new Errand(state, verifier, ReturnPath.of(to), time.instant().plus(LIFE));
    var page = github.page(back, state, Unguessable.hash(verifier));
    return new Departure(page, errands.seal(errand));
  }

  /**
   * Ends a login. Everything is hostile: anybody can send a browser here.
   *
   * @param held by the browser since it left
   * @param code empty when GitHub gave an error
   * @throws dev.penv.github.GitHub.Unreachable when GitHub does not answer in time
   */
  public Arrival arrive(String held, String state, String code, String error) {
    var errand = errands.open(held).filter(one -> Unguessable.same(one.state(), state));
    if (errand.isEmpty()) return new Arrival.Strange();
    var wellFormed = error.isEmpty() ? CODE.matcher(code) : ERROR.matcher(error);
    if (!wellFormed.matches()) return new Arrival.Strange();
    if (!error.isEmpty()) return new Arrival.Declined(error, errand.get().back());
    if (!room.tryAcquire()) return new Arrival.Crowded();
    try {
      return errands.finish(errand.get()) ? ask(errand.get(), code) : new Arrival.Strange();
    } finally {
      room.release();
    }
  }

  private Arrival ask(Errand errand, String code) {
    return switch (github.whoIs(code, errand.verifier(), back)) {
      case SignIn.Answered.Known(var who) -> new Arrival.Welcome(who, errand.back());
      case SignIn.Answered.Unknown(var error) -> new Arrival.Unknown(error, errand.back());
    };
  }
}
