package dev.penv;

import dev.penv.secret.KeyFile;
import dev.penv.secret.Vault;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/** Which App penv is: what the environment says, else what set-up has stored, else none yet. */
record AppSettings(Variables variables, ConfigProblems.Collector problems) {
  private static final String ID = "PENV_GITHUB_APP_ID";
  private static final String KEY = "PENV_GITHUB_PRIVATE_KEY_FILE";
  private static final String SECRET = "PENV_WEBHOOK_SECRET";
  private static final String CLIENT_ID = "PENV_GITHUB_CLIENT_ID";
  private static final String CLIENT_SECRET = "PENV_GITHUB_CLIENT_SECRET";

  Config.App read(StoredApp stored, Path keyFile) {
    var api = variables.secretUri("PENV_GITHUB_API").orElse(URI.create("https://api.github.com"));
    var client = client();
    if (isGiven(ID) || isGiven(KEY)) return given(api, client);
    if (stored.exists()) return amended(open(api, stored, keyFile), client);
    return isGiven(SECRET) || client.isKnown() ? given(api, client) : Config.App.none(api);
  }

  private boolean isGiven(String name) {
    return variables.text(name).isPresent();
  }

  private Config.App given(URI api, Config.Client client) {
    return new Config.App(
        api,
        variables.needed(ID, variables.number(ID, 1), 0L),
        variables.needed(KEY, variables.content(KEY), ""),
        variables.needed(SECRET, variables.list(SECRET), List.of()),
        client);
  }

  private Config.Client client() {
    var id = variables.text(CLIENT_ID);
    var secret = variables.text(CLIENT_SECRET);
    if (id.isEmpty() && secret.isEmpty()) return Config.Client.NONE;
    return new Config.Client(
        variables.needed(CLIENT_ID, id, ""), variables.needed(CLIENT_SECRET, secret, ""));
  }

  /** Secrets of the stored App can be replaced without registering it anew. */
  private Config.App amended(Config.App app, Config.Client client) {
    return new Config.App(
        app.api(),
        app.id(),
        app.privateKey(),
        variables.list(SECRET).orElse(app.webhookSecrets()),
        client.isKnown() ? client : app.client());
  }

  private Config.App open(URI api, StoredApp stored, Path keyFile) {
    try {
      // Opening a key file that is not there would make one, which opens nothing.
      if (!Files.exists(keyFile)) throw new NoSuchFileException(keyFile.toString());
      var app = stored.open(KeyFile.open(keyFile).vault());
      if (app.api().equals(api)) return app;
      problem("PENV_GITHUB_API", stored, "is one of " + app.api(), "Set that,");
    } catch (Vault.Broken | NoSuchFileException withoutKey) {
      problem("PENV_KEY_FILE", stored, "was sealed with another key", "Restore the key,");
    } catch (IOException unreadable) {
      problem("PENV_DATA", stored, "cannot be read: " + unreadable, "Restore the file,");
    }
    return Config.App.none(api);
  }

  private void problem(String setting, StoredApp stored, String what, String remedy) {
    problems.add(
        setting,
        "The App in `%s` %s.".formatted(stored.file(), what),
        remedy + " or move that file away to set penv up anew.");
  }
}
