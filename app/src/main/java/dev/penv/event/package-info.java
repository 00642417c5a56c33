/** Webhook bytes become verified, typed events, each delivery once. */
@NullMarked
package dev.penv.event;

import org.jspecify.annotations.NullMarked;
