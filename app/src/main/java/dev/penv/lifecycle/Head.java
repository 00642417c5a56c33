package dev.penv.lifecycle;

import dev.penv.github.CommitId;

/**
 * What is to run.
 *
 * @param base branch to compare measures with
 */
record Head(CommitId commit, String base) {}
