/** What docker will be given for a Workspace, and which of it the operator has to allow. */
@NullMarked
package dev.penv.container;

import org.jspecify.annotations.NullMarked;
