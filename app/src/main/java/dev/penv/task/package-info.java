/**
 * Starts a task detached, follows it from byte offsets, stops it with all its descendants,
 * harvests.
 */
@NullMarked
package dev.penv.task;

import org.jspecify.annotations.NullMarked;
