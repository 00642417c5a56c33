package dev.penv.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penv.remote.Shell;
import dev.penv.workspace.Checkout.Cause;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FailureTest {
  /** What git 2.39 says on each occasion. */
  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "COMMIT_GONE, fatal: remote error: upload-pack: not our ref 0123456789",
        "COMMIT_GONE, fatal: couldn't find remote ref refs/heads/gone",
        "TOKEN_REFUSED, fatal: Authentication failed for 'https://github.com/octo/train.git/'",
        "TOKEN_REFUSED, fatal: could not read Username for 'https://github.com': no prompts",
        "TOKEN_REFUSED, fatal: repository 'https://github.com/octo/train.git/' not found",
        "TOKEN_REFUSED, fatal: unable to access 'https://x/': The requested URL returned error: 403",
        "UNREACHABLE, fatal: unable to access 'https://x/': The requested URL returned error: 502",
        "UNREACHABLE, fatal: unable to access 'https://x/': Could not resolve host: github.com",
        "UNREACHABLE, fatal: unable to access 'https://x/': SSL connection timeout",
        "UNREACHABLE, fatal: early EOF",
        "DISK_FULL, fatal: write error: No space left on device",
        "DAMAGED, fatal: loose object 0123 (stored in objects/01/23) is corrupt",
        "DAMAGED, error: refs/penv/runs/r-aaaa does not point to a valid object: bad object",
        "OTHER, sh: 9: flock: not found"
      })
  void causeIsReadFromGitsWords(Cause cause, String errors) {
    var failed = Failure.ofFetch(new Shell.Result(128, "", errors));
    assertThat(failed.cause()).isEqualTo(cause);
    assertThat(failed.remedy()).endsWith(".");
  }

  @Test
  void lostConnectionIsNoDamage() {
    var errors =
        """
        error: RPC failed; curl 18 transfer closed with outstanding read data remaining
        fatal: early EOF
        fatal: fetch-pack: invalid index-pack output
        error: packfile is broken
        """;
    assertThat(Failure.ofFetch(new Shell.Result(128, "", errors)).cause())
        .isEqualTo(Cause.UNREACHABLE);
  }

  @Test
  void pathsOfTheRepositoryDoNotSoundLikeTheNetwork() {
    var errors = "error: unable to create file docs/early EOF/404 not found.md: File name too long";
    assertThat(Failure.ofCheckout(new Shell.Result(1, "", errors)).cause()).isEqualTo(Cause.OTHER);
  }

  @Test
  void timeIsToldByTheExitCode() {
    assertThat(Failure.ofFetch(new Shell.Result(124, "", "")).cause()).isEqualTo(Cause.TOO_SLOW);
    assertThat(Failure.ofFetch(new Shell.Result(75, "", "")).cause()).isEqualTo(Cause.TOO_SLOW);
    assertThat(Failure.outOfTime().cause()).isEqualTo(Cause.TOO_SLOW);
  }

  @Test
  void reasonIsGitsLastLineWithoutItsHints() {
    var errors = "warning: one\nfatal: two\nhint: three\n" + "x".repeat(9_000);
    var reason = Failure.ofFetch(new Shell.Result(128, "", errors)).reason();
    assertThat(reason).hasSizeLessThan(400).endsWith("…");
    assertThat(Failure.ofFetch(new Shell.Result(128, "", "fatal: two\nhint: three")).reason())
        .endsWith("fatal: two");
  }
}
