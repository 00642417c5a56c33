package dev.penv;

import dev.penv.app.Manifest;
import dev.penv.github.client.GitHubApp;
import dev.penv.lifecycle.Presses;
import dev.penv.login.ApiTokens;
import dev.penv.login.Errands;
import dev.penv.login.LoginFlow;
import dev.penv.login.OperatorSessions;
import dev.penv.login.Readers;
import dev.penv.login.Sessions;
import dev.penv.secret.MasterKey;
import dev.penv.store.Store;
import dev.penv.web.People;
import java.net.URI;
import java.time.InstantSource;

/** Builds how people come in. */
final class Admission {
  private Admission() {}

  static People of(
      Config config,
      MasterKey key,
      Store store,
      GitHubApp github,
      Presses buttons,
      InstantSource time) {
    var client = config.app().client();
    var signIn = github.signIn(config.app().web(), client.id(), client.secret());
    var back = URI.create(config.server().url() + Manifest.LOGGED_IN);
    return new People(
        new LoginFlow(signIn, new Errands(key, time), back, time),
        new Sessions(store.sessions(), time),
        new OperatorSessions(store.sessions(), time),
        new ApiTokens(store.tokens(), time),
        new Readers(github.reads(), time),
        key.forms(),
        buttons);
  }
}
