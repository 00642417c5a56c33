@NullMarked
package dev.penv.bench;

import org.jspecify.annotations.NullMarked;
