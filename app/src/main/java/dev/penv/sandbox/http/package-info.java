/** Requests and answers as GitHub's API has them: routes, tokens, limits, faults, records. */
@NullMarked
package dev.penv.sandbox.http;

import org.jspecify.annotations.NullMarked;
