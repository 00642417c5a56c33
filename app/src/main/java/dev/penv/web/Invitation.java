package dev.penv.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.penv.app.Owner;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Deque;
import java.util.Optional;

/**
 * Lets one person set penv up: whoever knows the token that was printed, and then whoever GitHub
 * sends back with what it was given. In memory alone, and worth nothing once penv has its App.
 */
final class Invitation {
  private static final int BYTES = 32;

  /** Somebody may go back and choose again; nobody does so more often. */
  private static final int MOST_BEGUN = 20;

  private final SecureRandom random;
  private final String token;
  private final Deque<Begun> begun = new ArrayDeque<>();
  private boolean spent;

  private record Begun(String state, Owner owner) {}

  Invitation(SecureRandom random) {
    this.random = random;
    this.token = fresh();
  }

  String token() {
    return token;
  }

  synchronized boolean isToken(String claimed) {
    return !spent && same(token, claimed);
  }

  /** What GitHub has to bring back. */
  synchronized String begin(Owner owner) {
    if (begun.size() == MOST_BEGUN) begun.removeFirst();
    var state = fresh();
    begun.addLast(new Begun(state, owner));
    return state;
  }

  /** For whom that was begun. */
  synchronized Optional<Owner> begun(String state) {
    return spent ? Optional.empty() : ownerOf(state);
  }

  private Optional<Owner> ownerOf(String state) {
    return begun.stream().filter(each -> same(each.state(), state)).map(Begun::owner).findFirst();
  }

  /** For whom that was begun, where another one has led to an App first. */
  synchronized Optional<Owner> late(String state) {
    return spent ? ownerOf(state) : Optional.empty();
  }

  /** That state has led to its end, whatever it was. */
  synchronized void over(String state) {
    begun.removeIf(each -> same(each.state(), state));
  }

  /** That state has led to an App: from now on neither the token nor any other state holds. */
  synchronized void spend(String state) {
    spent = true;
    over(state);
  }

  private String fresh() {
    var bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static boolean same(String one, String other) {
    return MessageDigest.isEqual(one.getBytes(UTF_8), other.getBytes(UTF_8));
  }
}
