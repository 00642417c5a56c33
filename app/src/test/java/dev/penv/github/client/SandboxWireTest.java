package dev.penv.github.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penv.github.CommitId;
import dev.penv.github.Repo;
import dev.penv.github.Wire;
import dev.penv.github.WireContract;
import java.util.List;
import org.junit.jupiter.api.AfterEach;

class SandboxWireTest extends WireContract {
  private final AtSandbox gitHub = new AtSandbox();

  @AfterEach
  void stop() {
    assertThat(gitHub.sandbox.unknownRequests()).isEmpty();
    gitHub.close();
  }

  @Override
  protected Wire wire() {
    return gitHub.app.wire();
  }

  @Override
  protected Repo repo() {
    return gitHub.repo();
  }

  @Override
  protected CommitId commit() {
    return gitHub.head();
  }

  @Override
  protected int number() {
    return gitHub.pull.number();
  }

  @Override
  protected long comment() {
    return gitHub.asked.id();
  }

  @Override
  protected List<String> said() {
    return gitHub.said();
  }

  @Override
  protected void delete(long comment) {
    gitHub.pull.delete(comment, gitHub.ada);
  }
}
