package dev.penv.web;

import dev.penv.github.Account;
import dev.penv.github.SignIn;
import dev.penv.lifecycle.Pressed;
import dev.penv.lifecycle.Presses;
import dev.penv.login.ApiTokens;
import dev.penv.login.Errands;
import dev.penv.login.LoginFlow;
import dev.penv.login.OperatorSessions;
import dev.penv.login.Readers;
import dev.penv.login.Sessions;
import dev.penv.run.Run;
import dev.penv.run.RunId;
import dev.penv.secret.FormMarks;
import dev.penv.secret.KeyFile;
import dev.penv.store.Store;
import dev.penv.world.StubPermissions;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** Everything about people that a site asks for, as a test says that it is. */
final class Visitors implements SignIn, Presses {
  static final Account BOB = new Account(2, "bob", false);

  final StubPermissions permissions = new StubPermissions();
  final List<String> presses = new CopyOnWriteArrayList<>();
  final Map<String, Account> codes = new ConcurrentHashMap<>();
  volatile Pressed answer = new Pressed.Stopping();
  private volatile String consented = "";
  private @Nullable People people;

  /** Once for each site. */
  People people(Store store, Path folder, InstantSource time) throws IOException {
    var key = KeyFile.open(folder.resolve("key"));
    var back = URI.create("http://127.0.0.1:0/login/callback");
    var made =
        new People(
            new LoginFlow(this, new Errands(key, time), back, time),
            new Sessions(store.sessions(), time),
            new OperatorSessions(store.sessions(), time),
            new ApiTokens(store.tokens(), time),
            new Readers(permissions, time),
            key.forms(),
            this);
    people = made;
    return made;
  }

  /** Lets GitHub send browsers back at once, as it does with people who have consented before. */
  void atSite(URI root) {
    consented = root.toString();
  }

  private People known() {
    if (people == null) throw new IllegalStateException("there is no site yet");
    return people;
  }

  Sessions sessions() {
    return known().sessions();
  }

  ApiTokens tokens() {
    return known().tokens();
  }

  FormMarks forms() {
    return known().forms();
  }

  /** A browser in which this person has logged in. */
  Guest guest(Account who) {
    var secret = sessions().open(who);
    var session = sessions().find(secret).orElseThrow();
    return new Guest("penv-person=" + secret, forms().of(session.key()));
  }

  /**
   * A browser with a session.
   *
   * @param mark of its forms
   */
  record Guest(String cookie, String mark) {}

  @Override
  public URI page(URI back, String state, String challenge) {
    if (!consented.isEmpty()) {
      return URI.create("%s/login/callback?code=code&state=%s".formatted(consented, state));
    }
    return URI.create("https://github.test/authorize?state=%s&at=%s".formatted(state, challenge));
  }

  @Override
  public Answered whoIs(String code, String verifier, URI back) {
    var who = codes.remove(code);
    return who == null ? new Answered.Unknown("bad_verification_code") : new Answered.Known(who);
  }

  @Override
  public Pressed stop(Account who, Run run, String press) {
    presses.add("stop %s by %s: %s".formatted(run.id(), who.login(), press));
    return answer;
  }

  @Override
  public Pressed again(Account who, Run earlier, String press) {
    presses.add("again %s by %s: %s".formatted(earlier.id(), who.login(), press));
    return answer instanceof Pressed.Refused ? answer : new Pressed.Begun(new RunId("r-new1"));
  }
}
