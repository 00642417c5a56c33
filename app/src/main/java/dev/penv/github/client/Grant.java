package dev.penv.github.client;

/** What a token is for; none can do more than its purpose needs. */
sealed interface Grant {
  long installation();

  /** For penv itself: such a token never leaves this process. */
  sealed interface Own extends Grant {}

  /** What penv reads and writes. */
  record Reports(long installation) implements Own {}

  /** Seeing who is in a team. Asked for only where the App may: more than that is 422. */
  record Members(long installation) implements Own {}

  /** Opening pull requests in one repository. Asked for only where the App may. */
  record Contribute(long installation, long repository) implements Own {}

  /** Fetching one repository. */
  record Clone(long installation, long repository) implements Grant {}
}
