package dev.penv.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penv.app.Ending;
import dev.penv.app.Owner;
import dev.penv.world.Http;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The set-up's door, while it is open. */
class SetupServerTest implements Registration {
  private static final Pattern STATE = Pattern.compile("/new\\?state=([A-Za-z0-9_-]+)");

  private final HttpClient client = HttpClient.newHttpClient();
  private final List<String> codes = new CopyOnWriteArrayList<>();
  private SetupServer server;
  private String root;

  @BeforeEach
  void open() throws IOException {
    var settings =
        new Settings(URI.create("https://penv.test"), URI.create("https://github.test"), "", false);
    server = new SetupServer(settings, this, "penv-test", new SecureRandom());
    root = "http://127.0.0.1:" + server.start("127.0.0.1", 0);
  }

  @AfterEach
  void close() {
    client.close();
    server.close();
  }

  @Override
  public Ending finish(Owner owner, String code) {
    codes.add(code);
    return new Ending.Done(URI.create("https://github.test/apps/penv/installations/new"));
  }

  @Override
  public Optional<URI> leftOver() {
    return Optional.empty();
  }

  @Test
  void whoComesSecondIsToldWhichAppToDeleteAndTheCodeIsNotUsed() throws Exception {
    var first = begin("owner=person");
    var second = begin("owner=organization&login=octo");
    assertThat(created("one", first).statusCode()).isEqualTo(303);
    var answer = created("two", second);
    assertThat(answer.statusCode()).isEqualTo(409);
    assertThat(answer.body())
        .contains(
            "Somebody else was faster", "https://github.test/organizations/octo/settings/apps");
    assertThat(created("one", first).statusCode()).isEqualTo(403);
    assertThat(created("three", "forged").statusCode()).isEqualTo(403);
    assertThat(codes).containsExactly("one");
  }

  private String begin(String fields) throws Exception {
    var token = server.path().replaceFirst(".*=", "");
    var form = "%s&name=penv&token=%s".formatted(fields, token);
    var request =
        HttpRequest.newBuilder(URI.create(root + "/setup"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form));
    var state = STATE.matcher(client.send(request.build(), BodyHandlers.ofString()).body());
    assertThat(state.find()).isTrue();
    return state.group(1);
  }

  private HttpResponse<String> created(String code, String state) throws Exception {
    var query = "?code=%s&state=%s".formatted(code, Http.encoded(state));
    var request = HttpRequest.newBuilder(URI.create(root + "/setup/created" + query)).GET();
    return client.send(request.build(), BodyHandlers.ofString());
  }
}
