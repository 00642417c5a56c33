package dev.penv.app;

import java.util.Optional;
import java.util.regex.Pattern;

/** Whose App it is to be. */
public sealed interface Owner {
  /** Where the owner's Apps are on GitHub's pages, such as {@code /settings/apps}. */
  String settings();

  /** The account of whoever sets penv up. */
  record Person() implements Owner {
    @Override
    public String settings() {
      return "/settings/apps";
    }
  }

  /** An organisation of which whoever sets penv up is an owner. */
  record Organization(String login) implements Owner {
    private static final Pattern LOGIN = Pattern.compile("[A-Za-z0-9]([A-Za-z0-9-]{0,38})");

    /** Empty when no organisation can be called so. */
    static Optional<Owner> named(String login) {
      return LOGIN.matcher(login).matches()
          ? Optional.of(new Organization(login))
          : Optional.empty();
    }

    @Override
    public String settings() {
      return "/organizations/" + login + "/settings/apps";
    }
  }
}
