package dev.penv.github;

/**
 * A token that can read the contents of one repository and nothing else, for an hour at most.
 * Closing it revokes it: whoever got hold of it has nothing.
 */
public interface CloneToken extends AutoCloseable {
  /** Secret. */
  String value();

  /** Returns at once and never throws: a token that cannot be revoked now expires. */
  @Override
  void close();
}
