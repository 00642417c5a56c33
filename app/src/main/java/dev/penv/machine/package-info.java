/** Offers, purchases, leases; the contract of whoever sells machines; the Reaper. */
@NullMarked
package dev.penv.machine;

import org.jspecify.annotations.NullMarked;
