package dev.penv.github.client;

import com.fasterxml.jackson.databind.JsonNode;
import dev.penv.github.CommitId;
import dev.penv.github.OpenChecks;
import dev.penv.github.Repo;
import java.util.List;
import java.util.function.LongFunction;

/** Unfinished check runs through the REST API, one request each. */
final class OpenCheckReads implements OpenChecks {
  private static final String PULLS = "/pulls?state=open&sort=updated&direction=desc&per_page=100";

  private final LongFunction<Installation> installations;
  private final long app;

  /**
   * @param app numeric id of the App that we are
   */
  OpenCheckReads(LongFunction<Installation> installations, long app) {
    this.installations = installations;
    this.app = app;
  }

  @Override
  public List<Head> heads(Repo repo) {
    return read(repo, PULLS)
        .valueStream()
        .map(pull ->
            new Head(pull.path("number").asInt(), new CommitId(pull.at("/head/sha").asText())))
        .toList();
  }

  @Override
  public List<Open> of(Repo repo, CommitId commit) {
    var path =
        "/commits/%s/check-runs?app_id=%d&filter=all&per_page=100".formatted(commit.sha(), app);
    return read(repo, path)
        .path("check_runs")
        .valueStream()
        .filter(check -> check.at("/app/id").asLong() == app)
        .filter(check -> !check.path("status").asText().equals("completed"))
        .filter(check -> check.hasNonNull("started_at"))
        .map(check ->
            new Open(
                check.path("name").asText(),
                check.path("external_id").asText(""),
                Json.instant(check, "started_at")))
        .toList();
  }

  private JsonNode read(Repo repo, String path) {
    return Reads.reached(() -> installations.apply(repo.installation()).json(repo, path));
  }
}
