package dev.penv.lifecycle;

import dev.penv.github.CommitId;
import dev.penv.run.Origin;

/**
 * What is to run.
 *
 * @param base branch to compare measures with
 * @param origin what a run of it answers
 */
record Head(CommitId commit, String base, Origin origin) {}
