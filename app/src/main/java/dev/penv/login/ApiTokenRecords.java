package dev.penv.login;

import java.util.List;
import java.util.Optional;

/** All tokens of penv's own that have not been revoked. Survives the process. */
public interface ApiTokenRecords {
  /** False when its owner has so many already. */
  boolean add(ApiToken token, int most);

  Optional<ApiToken> find(String key);

  /** Newest first. */
  List<ApiToken> of(long user);

  /** Revokes one of a person's; false when they have none of that id. */
  boolean revoke(long user, String id);

  /** All of a person. */
  void revokeAll(long user);
}
