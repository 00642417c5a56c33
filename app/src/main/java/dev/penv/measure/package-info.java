/** Result files become Measures; comparison with a base; plots. */
@NullMarked
package dev.penv.measure;

import org.jspecify.annotations.NullMarked;
