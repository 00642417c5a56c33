/** A GitHub in a box: REST, webhooks, git and a pull request page over real HTTP on loopback. */
@NullMarked
package dev.penv.sandbox;

import org.jspecify.annotations.NullMarked;
