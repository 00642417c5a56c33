/** This computer as a provider of machines. */
@NullMarked
package dev.penv.machine.local;

import org.jspecify.annotations.NullMarked;
