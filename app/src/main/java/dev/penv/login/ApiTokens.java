package dev.penv.login;

import dev.penv.github.Account;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Tokens with which programs act as a person, within that person's own permissions. */
public final class ApiTokens {
  /** Of one person. */
  public static final int MOST = 50;

  private final ApiTokenRecords records;
  private final InstantSource time;

  public ApiTokens(ApiTokenRecords records, InstantSource time) {
    this.records = records;
    this.time = time;
  }

  /**
   * Makes one.
   *
   * @return the token, which is not to be had again; empty when this person has too many
   */
  public Optional<String> make(Account owner, String name, ApiToken.Scope scope, Duration life) {
    var text = TokenText.make();
    var now = time.instant();
    var id = Unguessable.make().substring(0, 16);
    var token = new ApiToken(id, Unguessable.hash(text), owner, name, scope, now, now.plus(life));
    return records.add(token, MOST) ? Optional.of(text) : Optional.empty();
  }

  /**
   * The token, if it stands and has not expired.
   *
   * @param text hostile; a mistyped one is known by its checksum, without a look at the store
   */
  public Optional<ApiToken> find(String text) {
    if (!TokenText.isWellFormed(text)) return Optional.empty();
    return records.find(Unguessable.hash(text)).filter(this::lasts);
  }

  /** Whether it still stands. */
  public boolean stands(ApiToken token) {
    return records.find(token.key()).filter(this::lasts).isPresent();
  }

  /** Newest first, expired ones too. */
  public List<ApiToken> of(Account owner) {
    return records.of(owner.id());
  }

  /** False when this person has no such token. */
  public boolean revoke(Account owner, String id) {
    return records.revoke(owner.id(), id);
  }

  /** Revokes all of a person. */
  public void revokeAll(long user) {
    records.revokeAll(user);
  }

  private boolean lasts(ApiToken token) {
    return time.instant().isBefore(token.until());
  }
}
