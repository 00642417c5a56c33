/** What the sandbox's GitHub knows: accounts, repositories, conversations, checks. */
@NullMarked
package dev.penv.sandbox.hub;

import org.jspecify.annotations.NullMarked;
