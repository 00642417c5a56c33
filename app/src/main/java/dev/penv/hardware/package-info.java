/** What a run needs and what a machine has: GPU, CPU, memory, disk, architecture. */
@NullMarked
package dev.penv.hardware;

import org.jspecify.annotations.NullMarked;
