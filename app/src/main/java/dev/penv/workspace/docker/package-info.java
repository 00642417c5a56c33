/** The docker daemon of a machine, through docker-java. */
@NullMarked
package dev.penv.workspace.docker;

import org.jspecify.annotations.NullMarked;
