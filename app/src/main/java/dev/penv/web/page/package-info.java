/** What pages show, as values, and their templates. */
@NullMarked
package dev.penv.web.page;

import org.jspecify.annotations.NullMarked;
