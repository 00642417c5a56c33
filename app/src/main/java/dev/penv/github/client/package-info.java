/** GitHub through its REST API. */
@NullMarked
package dev.penv.github.client;

import org.jspecify.annotations.NullMarked;
