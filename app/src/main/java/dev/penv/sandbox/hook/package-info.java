/** Webhooks: payloads, deliveries, and the thread that sends them. */
@NullMarked
package dev.penv.sandbox.hook;

import org.jspecify.annotations.NullMarked;
