package dev.penv.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.penv.github.Account;
import dev.penv.github.GitHub;
import dev.penv.github.Permission;
import dev.penv.github.Repo;
import dev.penv.world.StubPermissions;
import dev.penv.world.TestClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ReadersTest {
  private static final Repo REPO = new Repo(42, "octo", "digits", 5);
  private static final Account ADA = new Account(1, "ada", false);

  private final TestClock clock = TestClock.atNoon();
  private final StubPermissions github = new StubPermissions();
  private final Readers readers = new Readers(github, clock);

  @Test
  void noIsRememberedAsLongAsYes() {
    assertThat(readers.mayRead(REPO, ADA)).isFalse();
    github.grant(ADA, Permission.READ);
    clock.advance(Duration.ofSeconds(59));
    assertThat(readers.mayRead(REPO, ADA)).isFalse();
    clock.advance(Duration.ofSeconds(1));
    assertThat(readers.mayRead(REPO, ADA)).isTrue();
    assertThat(github.asked()).isEqualTo(2);
  }

  @Test
  void clockThatIsSetBackProlongsNothing() {
    github.grant(ADA, Permission.READ);
    assertThat(readers.mayRead(REPO, ADA)).isTrue();
    github.grant(ADA, Permission.NONE);
    clock.advance(Duration.ofHours(-1));
    assertThat(readers.mayRead(REPO, ADA)).isFalse();
  }

  @Test
  void sameNumberUnderAnotherLoginIsAskedAnew() {
    github.grant(ADA, Permission.READ);
    readers.mayRead(REPO, ADA);
    readers.mayRead(REPO, new Account(1, "ada-renamed", false));
    assertThat(github.asked()).isEqualTo(2);
  }

  @Test
  void failureIsNoAnswer() {
    github.away(true);
    assertThatThrownBy(() -> readers.mayRead(REPO, ADA)).isInstanceOf(GitHub.Unreachable.class);
    github.away(false);
    github.grant(ADA, Permission.READ);
    assertThat(readers.mayRead(REPO, ADA)).isTrue();
  }

  @Test
  void howeverManyAskLittleIsRemembered() {
    var remembered = new Remembered<Integer>(clock);
    for (int i = 0; i < 30_000; i++) remembered.of(i, () -> true);
    assertThat(remembered.size()).isEqualTo(10_000);
    clock.advance(Remembered.KEPT);
    remembered.of(0, () -> true);
    assertThat(remembered.size()).isEqualTo(1);
  }
}
