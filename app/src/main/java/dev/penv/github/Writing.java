package dev.penv.github;

import java.util.regex.Pattern;

/**
 * Something that we want to stand on GitHub. A value of desired state: putting it again changes
 * nothing, and a later one under the same key replaces an earlier one that was not written yet.
 */
public sealed interface Writing {
  Repo repo();

  /** Identity of the thing written; unique over all installations. */
  String key();

  Urgency urgency();

  /** The same in a repository under another name. */
  Writing in(Repo other);

  /** Of all that people see, not of the urgency: equal digests need no second request. */
  default String digest() {
    return Digest.of(this);
  }

  /** A reaction of ours on a comment. */
  record React(Repo repo, long comment, Reaction reaction) implements Writing {
    @Override
    public String key() {
      return "react/%d/%d/%s".formatted(repo.id(), comment, reaction.content());
    }

    @Override
    public Urgency urgency() {
      return Urgency.NOW;
    }

    @Override
    public React in(Repo other) {
      return new React(other, comment, reaction);
    }
  }

  /**
   * A comment of ours in a pull request or issue.
   *
   * @param marker identity, hidden in the body by the writer; letters, digits, '-', '=', ':', '/'
   * @param urgency whether it may wait for a later text
   */
  record Say(Repo repo, int number, String marker, String body, Urgency urgency)
      implements Writing {
    private static final Pattern MARKER = Pattern.compile("[A-Za-z0-9=:/-]{1,100}");

    public Say {
      if (!MARKER.matcher(marker).matches() || marker.contains("--")) {
        throw new IllegalArgumentException("not a marker: " + marker);
      }
    }

    @Override
    public String key() {
      return "say/%d/%d/%s".formatted(repo.id(), number, marker);
    }

    @Override
    public Say in(Repo other) {
      return new Say(other, number, marker, body, urgency);
    }

    /** What the body ends in, hidden from readers: by it the comment is found again. */
    public String hiddenMark() {
      return "<!-- penv:" + marker + " -->";
    }
  }

  /**
   * A check run of ours.
   *
   * @param externalId identity, comes back in every event of the check run
   */
  record Show(
      Repo repo, CommitId commit, String name, String externalId, Check check, Urgency urgency)
      implements Writing {
    @Override
    public String key() {
      return "show/%d/%s/%s".formatted(repo.id(), commit.sha(), externalId);
    }

    @Override
    public Show in(Repo other) {
      return new Show(other, commit, name, externalId, check, urgency);
    }
  }

  /** How long a text may wait while a newer one could replace it. */
  enum Urgency {
    /** An ending or a change of state: as soon as the limits allow. */
    NOW,
    /** Progress: at the cadence that GitHub's limits suggest. */
    EVENTUALLY,
    /**
     * What is missed by nobody who comes and goes: made after a second, so that what is known by
     * then stands in the first text, and changed when that has stood for ten minutes.
     */
    IF_IT_LASTS
  }
}
