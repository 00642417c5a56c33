package dev.penv.github.client;

import com.fasterxml.jackson.databind.JsonNode;
import dev.penv.github.GitHub;
import dev.penv.github.Mirror;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;

/** What the App may ask about itself. hub4j knows nothing of hooks. */
final class AppMirror implements Mirror {
  private final Session app;
  private final AppReads installations;
  private final InstantSource clock;

  AppMirror(Session app, AppReads installations, InstantSource clock) {
    this.app = app;
    this.installations = installations;
    this.clock = clock;
  }

  @Override
  public Registered app() {
    var json = json("/app");
    var owner = json.path("owner");
    return new Registered(
        json.path("id").asLong(),
        json.path("slug").asText(),
        json.path("name").asText(),
        Urls.named(json.path("html_url").asText()),
        owner.path("login").asText(owner.path("slug").asText()),
        owner.path("type").asText().equals("Organization"),
        words(json.path("permissions")),
        texts(json.path("events")));
  }

  @Override
  public List<Installed> installations() {
    return installations.installed();
  }

  @Override
  public Hook hook() {
    var json = json("/app/hook/config");
    return new Hook(
        json.path("url").asText(),
        json.path("content_type").asText("form"),
        json.path("insecure_ssl").asText().equals("1"));
  }

  @Override
  public List<Sent> deliveries(int most) {
    return list("/app/hook/deliveries?per_page=" + most, AppMirror::sent);
  }

  private static Sent sent(JsonNode json) {
    return new Sent(
        Json.instant(json, "delivered_at"),
        json.path("event").asText(),
        json.path("status_code").asInt(),
        json.path("status").asText());
  }

  /**
   * Every answer has the time, also a refusal. Without credentials, as those are refused when the
   * clock is wrong; past the memory of answers, which would tell the time of then.
   */
  @Override
  public Duration ahead() {
    return reached(() -> {
      var server = app.server();
      var call = Call.get(server.at("/rate_limit"));
      var before = clock.instant();
      var reply = server.transport().send(call, Map.of(), server.patience().request());
      var between = before.plus(Duration.between(before, clock.instant()).dividedBy(2));
      return Duration.between(between, date(reply));
    });
  }

  private static Instant date(Reply reply) {
    try {
      var text = reply.header("Date").orElse("");
      return ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
    } catch (DateTimeParseException foreign) {
      throw new Failure.Unanswered("GitHub's answer has no date");
    }
  }

  @Override
  public Map<Long, Quota> quotas() {
    var quotas = new TreeMap<Long, Quota>();
    app.server()
        .limits()
        .budgets()
        .forEach(
            (id, seen) -> quotas.put(id, new Quota(seen.limit(), seen.remaining(), seen.reset())));
    return quotas;
  }

  private JsonNode json(String path) {
    return reached(() -> Json.read(app.send(Call.get(app.server().at(path)))));
  }

  private <T> List<T> list(String path, Function<JsonNode, T> each) {
    var json = json(path);
    return reached(() -> json.valueStream().map(each).toList());
  }

  private static Map<String, String> words(JsonNode json) {
    var words = new TreeMap<String, String>();
    json.forEachEntry((name, word) -> words.put(name, word.asText()));
    return words;
  }

  private static List<String> texts(JsonNode json) {
    return json.valueStream().map(JsonNode::asText).toList();
  }

  private static <T> T reached(Supplier<T> call) {
    try {
      return call.get();
    } catch (Failure.Shut | Failure.Refused refused) {
      throw new Mirror.Refused(refused.reason(), refused);
    } catch (Failure failure) {
      throw new GitHub.Unreachable("GitHub: " + failure.reason(), failure);
    }
  }
}
