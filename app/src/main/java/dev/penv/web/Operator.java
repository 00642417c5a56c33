package dev.penv.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.penv.login.OperatorSessions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Knows the operator by the token, or by a session that the token opened. */
final class Operator {
  private final String token;
  private final OperatorSessions sessions;

  /** With an empty token nobody is the operator. */
  Operator(String token, OperatorSessions sessions) {
    this.token = token;
    this.sessions = sessions;
  }

  /** Compares in constant time, whatever the lengths. */
  boolean isToken(String claimed) {
    return !token.isEmpty() && MessageDigest.isEqual(hash(token), hash(claimed));
  }

  /** Opens a session; what it returns is worth the token until it ends. */
  String open() {
    return sessions.open(token);
  }

  boolean isSession(String claimed) {
    return !token.isEmpty() && sessions.isOpen(claimed, token);
  }

  /** From now on it is worth nothing, whoever holds it. */
  void end(String session) {
    if (!session.isEmpty()) sessions.end(session, token);
  }

  private static byte[] hash(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
