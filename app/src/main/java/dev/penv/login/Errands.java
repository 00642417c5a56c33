package dev.penv.login;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.penv.secret.MasterKey;
import dev.penv.secret.Vault;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Errands as browsers hold them, and which of them have been run. */
public final class Errands {
  private static final String NAME = "login";
  private static final int LONGEST = 4_000;
  private static final int MOST = 10_000;
  private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

  private final Vault vault;
  private final InstantSource time;
  private final Map<String, Instant> finished = new LinkedHashMap<>();

  public Errands(MasterKey key, InstantSource time) {
    this.vault = key.logins();
    this.time = time;
  }

  String seal(Errand errand) {
    var text =
        String.join(
            "\n",
            errand.state(),
            errand.verifier(),
            errand.back(),
            Long.toString(errand.until().getEpochSecond()));
    return ENCODER.encodeToString(vault.seal(NAME, text.getBytes(UTF_8)));
  }

  /** Empty when it is none of ours, or too old. */
  Optional<Errand> open(String held) {
    if (held.isEmpty() || held.length() > LONGEST) return Optional.empty();
    try {
      var parts = new String(vault.open(NAME, decoded(held)), UTF_8).split("\n", -1);
      var until = Instant.ofEpochSecond(Long.parseLong(parts[3]));
      return Optional.of(new Errand(parts[0], parts[1], parts[2], until))
          .filter(errand -> time.instant().isBefore(errand.until()));
    } catch (Vault.Broken | IllegalArgumentException foreign) {
      return Optional.empty();
    }
  }

  private static byte[] decoded(String held) {
    return Base64.getUrlDecoder().decode(held);
  }

  /**
   * Notes that it has been run; false when it was before. GitHub's code is good once too, so that
   * forgetting one early, as there are too many, opens nothing.
   */
  synchronized boolean finish(Errand errand) {
    var now = time.instant();
    var oldest = finished.values().iterator();
    while (oldest.hasNext() && (!now.isBefore(oldest.next()) || finished.size() >= MOST)) {
      oldest.remove();
    }
    return finished.putIfAbsent(errand.state(), errand.until()) == null;
  }
}
