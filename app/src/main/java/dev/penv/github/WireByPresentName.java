package dev.penv.github;

import java.time.Instant;
import java.util.function.UnaryOperator;

/**
 * Writes to where a repository is now: what is to be written may have been put before it was
 * renamed or transferred.
 *
 * @param present the same repository under its present name and installation
 */
public record WireByPresentName(Wire wire, UnaryOperator<Repo> present) implements Wire {
  @Override
  public Answer find(Writing writing, Instant since) {
    return wire.find(now(writing), since);
  }

  @Override
  public Answer create(Writing writing) {
    return wire.create(now(writing));
  }

  @Override
  public Answer update(Writing writing, long id) {
    return wire.update(now(writing), id);
  }

  private Writing now(Writing writing) {
    return writing.in(present.apply(writing.repo()));
  }
}
