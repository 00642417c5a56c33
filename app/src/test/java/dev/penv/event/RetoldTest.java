package dev.penv.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penv.event.Event.CommentPosted;
import dev.penv.github.Account;
import dev.penv.github.Repo;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetoldTest {
  @ParameterizedTest
  @CsvSource({"true, true, false", "false, false, false", "true, false, true"})
  void readsAsTheWebhookWouldHaveRead(boolean onPullRequest, boolean open, boolean byApp) {
    var posted =
        new CommentPosted(
            new Repo(42, "octo", "hello", 5),
            7,
            onPullRequest,
            open,
            99,
            new Account(1, "ada", false),
            byApp,
            "/run train\n\"quoted\" \\ é",
            Instant.parse("2026-11-20T12:00:00Z"));
    var retold = Retold.of(posted);
    assertThat(new Events(1).parse(retold)).contains(posted);
    assertThat(Glance.at(retold.name(), retold.body())).isInstanceOf(Glance.Useful.class);
  }
}
