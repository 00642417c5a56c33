package dev.penv.app;

/** Whose self-hosted runners penv may register, for jobs of workflows. */
public enum Runners {
  NONE,
  OF_ORGANIZATION,
  OF_REPOSITORY
}
