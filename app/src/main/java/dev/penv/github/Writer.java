package dev.penv.github;

/** Takes what should stand on GitHub. Durable when it returns; sent later, in order of urgency. */
public interface Writer {
  void put(Writing writing);
}
