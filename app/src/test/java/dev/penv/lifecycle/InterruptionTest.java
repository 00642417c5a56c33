package dev.penv.lifecycle;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.net.SocketTimeoutException;
import java.nio.channels.ClosedByInterruptException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class InterruptionTest {
  @AfterEach
  void calmDown() {
    Thread.interrupted();
  }

  static Stream<Throwable> interruptions() {
    return Stream.of(
        new InterruptedException(),
        new ClosedByInterruptException(),
        new InterruptedIOException(),
        new UncheckedIOException(new InterruptedIOException()),
        new IllegalStateException("no answer", new IOException(new InterruptedException())));
  }

  static Stream<Throwable> failures() {
    return Stream.of(
        new IllegalStateException("a mistake of ours"),
        new UncheckedIOException(new IOException("no route to host")),
        new SocketTimeoutException("no answer in time"),
        new UncheckedIOException(new SocketTimeoutException("no answer in time")));
  }

  @ParameterizedTest
  @MethodSource("interruptions")
  void theEndOfTheProcessIsNoFailure(Throwable interruption) {
    assertThatThrownBy(() -> Interruption.check(interruption))
        .isInstanceOf(InterruptedException.class);
  }

  @ParameterizedTest
  @MethodSource("failures")
  void aFailureOfTheWorldIsNoEndOfTheProcess(Throwable failure) {
    assertThatCode(() -> Interruption.check(failure)).doesNotThrowAnyException();
  }

  @Test
  void whateverFailsInAnInterruptedThreadFailsForThat() {
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> Interruption.check(new IllegalStateException("half an answer")))
        .isInstanceOf(InterruptedException.class);
  }
}
