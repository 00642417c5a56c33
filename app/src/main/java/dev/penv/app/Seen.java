package dev.penv.app;

import java.util.function.Function;

/** What GitHub was asked, or why that is not known. */
public sealed interface Seen<T> {
  record Known<T>(T value) implements Seen<T> {}

  /** GitHub did not answer. */
  record Unreached<T>(String reason) implements Seen<T> {}

  /** GitHub does not accept that we are this App. */
  record Refused<T>(String reason) implements Seen<T> {}

  /** What it tells; why it is not known is told elsewhere, once. */
  default Finding finding(String subject, Function<T, Finding> judge) {
    return switch (this) {
      case Known<T>(var value) -> judge.apply(value);
      case Unreached<T> _, Refused<T> _ ->
          Finding.unknown(subject, "Not known, as GitHub did not tell.");
    };
  }
}
