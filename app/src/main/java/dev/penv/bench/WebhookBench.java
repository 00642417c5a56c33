package dev.penv.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.penv.bench.Finding.Measured;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** How many deliveries a second penv takes in, each on disk before it is answered. */
final class WebhookBench implements Bench {
  private static final String WHAT = "webhooks taken in";
  private static final int CONNECTIONS = 64;
  private static final Pattern RESULT =
      Pattern.compile("result: (\\S+) requests/s, p99 (\\S+) ms, (\\d+) failed");

  @Override
  public String name() {
    return "webhook";
  }

  @Override
  public List<Finding> measure(Setting setting) throws Exception {
    var wrk = Program.find("wrk");
    if (wrk.isEmpty()) {
      return List.of(new Finding.Missing(WHAT, "needs wrk: apt-get install -y wrk"));
    }
    try (var forge = Forge.open(setting, Map.of("README.md", "Talk.\n"));
        var server = forge.serve(setting, List.of())) {
      forge.comment("A plain comment. ".repeat(150));
      var payload = forge.commentPayload();
      var script = forge.folder().resolve("webhook.lua");
      Files.writeString(script, script(payload, signature(payload)));
      drive(wrk.get(), script, server, setting.rounds(5, 2)); // the JVM compiles what is hot
      var seconds = setting.rounds(30, 5);
      var before = server.processorTime();
      var output = drive(wrk.get(), script, server, seconds);
      var spent = server.processorTime().minus(before);
      return findings(output, seconds, spent, payload);
    }
  }

  /** Each request is a delivery of its own; wrk's threads number theirs apart. */
  private static String script(String payload, String signature) {
    return """
    local threads, body, sent = 0, [====[%s]====], 0
    function setup(thread)
      threads = threads + 1
      thread:set("id", threads)
    end
    function init() math.randomseed(os.time()); start = math.random(1, 2 ^ 30) end
    function request()
      sent = sent + 1
      return wrk.format("POST", "/webhook", {
        ["Content-Type"] = "application/json",
        ["X-GitHub-Event"] = "issue_comment",
        ["X-Hub-Signature-256"] = "sha256=%s",
        ["X-GitHub-Delivery"] = string.format("%%08x-%%04x-%%016x", start, id, sent)
      }, body)
    end
    function done(summary, latency)
      local e = summary.errors
      io.write(string.format("result: %%.1f requests/s, p99 %%.2f ms, %%d failed\\n",
        summary.requests / (summary.duration / 1e6), latency:percentile(99) / 1e3,
        e.connect + e.read + e.write + e.status + e.timeout))
    end
    """
        .formatted(payload, signature);
  }

  private static String drive(Path wrk, Path script, Server server, int seconds)
      throws IOException, InterruptedException {
    return Program.output(
        List.of(
            wrk.toString(),
            "-t2",
            "-c" + CONNECTIONS,
            "-d" + seconds + "s",
            "-s",
            script.toString(),
            server.uri().toString()));
  }

  private static List<Finding> findings(String output, int seconds, Duration spent, String payload)
      throws IOException {
    var result = RESULT.matcher(output);
    if (!result.find()) throw new IOException("wrk printed no result: " + output);
    var how =
        "%d connections, %d s, %d bytes each, %s failed, %s µs of processor each"
            .formatted(
                CONNECTIONS,
                seconds,
                payload.getBytes(UTF_8).length,
                result.group(3),
                Bar.number(spent.toNanos() / 1e3 / seconds / Double.parseDouble(result.group(1))));
    var rate = result.group(3).equals("0") ? Double.parseDouble(result.group(1)) : 0;
    return List.of(
        new Measured(WHAT, rate, "/s", new Bar.AtLeast(8_000), how),
        new Measured(
            "webhook p99", Double.parseDouble(result.group(2)), "ms", new Bar.AtMost(50), ""));
  }

  private static String signature(String payload) throws GeneralSecurityException {
    var mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(Forge.SECRET.getBytes(UTF_8), mac.getAlgorithm()));
    return HexFormat.of().formatHex(mac.doFinal(payload.getBytes(UTF_8)));
  }
}
