/** The REST calls, one class per area. */
@NullMarked
package dev.penv.sandbox.rest;

import org.jspecify.annotations.NullMarked;
