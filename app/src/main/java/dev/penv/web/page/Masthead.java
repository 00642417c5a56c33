package dev.penv.web.page;

import dev.penv.github.Account;

/**
 * The top of a page: who looks at it, and the ways from there.
 *
 * @param login of the person; empty for all others
 * @param operator whether it is the operator
 * @param mark of this person's forms; empty for all others
 */
public record Masthead(String login, boolean operator, String mark) {
  public static final Masthead NOBODY = new Masthead("", false, "");
  public static final Masthead OPERATOR = new Masthead("", true, "");

  public static Masthead of(Account who, String mark) {
    return new Masthead(who.login(), false, mark);
  }

  public boolean person() {
    return !login.isEmpty();
  }

  /** Whether there is a list to go to. */
  public boolean known() {
    return operator || person();
  }
}
