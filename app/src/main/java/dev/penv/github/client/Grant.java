package dev.penv.github.client;

/** What a token is for; none can do more than its purpose needs. */
sealed interface Grant {
  long installation();

  /** What penv itself reads and writes. Never leaves this process. */
  record Reports(long installation) implements Grant {}

  /** Fetching one repository. */
  record Clone(long installation, long repository) implements Grant {}
}
