/** HTTP routes and pages. No decisions. */
@NullMarked
package dev.penv.web;

import org.jspecify.annotations.NullMarked;
