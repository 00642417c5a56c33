/** The tables behind journal, runs, leases, holds, deliveries. */
@NullMarked
package dev.penv.store;

import org.jspecify.annotations.NullMarked;
