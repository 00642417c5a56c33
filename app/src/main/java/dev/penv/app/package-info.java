/** What penv has to be as a GitHub App: its permissions and events, its manifest, its check-up. */
@NullMarked
package dev.penv.app;

import org.jspecify.annotations.NullMarked;
