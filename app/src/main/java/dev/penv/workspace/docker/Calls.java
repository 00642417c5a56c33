package dev.penv.workspace.docker;

import com.github.dockerjava.api.exception.ConflictException;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.exception.NotModifiedException;
import com.github.dockerjava.api.exception.UnauthorizedException;
import dev.penv.workspace.DockerFailure;
import dev.penv.workspace.DockerFailure.Kind;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** Calls of docker-java, with what went wrong in our words. */
final class Calls {
  /** Around what the daemon says: {@code Status 404: {"message":"…"}}. */
  private static final Pattern MESSAGE =
      Pattern.compile("(?s).*\"message\"\\s*:\\s*\"(.*?)\"\\s*}\\s*");

  private Calls() {}

  static <T> T answer(Supplier<T> call) throws DockerFailure {
    try {
      return call.get();
    } catch (RuntimeException failed) {
      throw failure(failed);
    }
  }

  static void done(Runnable call) throws DockerFailure {
    try {
      call.run();
    } catch (NotFoundException | NotModifiedException telling) {
      throw telling;
    } catch (RuntimeException failed) {
      throw failure(failed);
    }
  }

  /** Empty when there is no such thing. */
  static <T> Optional<T> found(Supplier<T> call) throws DockerFailure {
    try {
      return Optional.ofNullable(call.get());
    } catch (NotFoundException absent) {
      return Optional.empty();
    } catch (RuntimeException failed) {
      throw failure(failed);
    }
  }

  static DockerFailure failure(Throwable failed) {
    if (failed instanceof DockerFailure ours) return ours;
    if (failed instanceof NotFoundException) return new DockerFailure(Kind.ABSENT, words(failed));
    if (failed instanceof UnauthorizedException) {
      return new DockerFailure(Kind.DENIED, words(failed));
    }
    if (failed instanceof ConflictException || failed instanceof DockerException) {
      return said(words(failed));
    }
    return new DockerFailure(Kind.UNREACHABLE, "the docker daemon does not answer: " + failed);
  }

  /** From what the daemon says alone, as it does in the middle of a pull or a build. */
  static DockerFailure said(String words) {
    var text = words.toLowerCase(Locale.ROOT);
    return new DockerFailure(kind(text), words);
  }

  private static Kind kind(String text) {
    if (text.contains("no space left on device")) return Kind.DISK_FULL;
    if (text.contains("returned a non-zero code")) return Kind.STEP;
    if (text.contains("denied")
        || text.contains("unauthorized")
        || text.contains("no basic auth")
        || text.contains("authentication required")) {
      return Kind.DENIED;
    }
    if (text.contains("not found")
        || text.contains("no such image")
        || text.contains("manifest unknown")) {
      return Kind.ABSENT;
    }
    var isAway =
        text.contains("dial tcp")
            || text.contains("timeout")
            || text.contains("connection refused")
            || text.contains("no such host")
            || text.contains("eof");
    return isAway ? Kind.UNREACHABLE : Kind.OTHER;
  }

  private static String words(Throwable failed) {
    var text = String.valueOf(failed.getMessage());
    var message = MESSAGE.matcher(text);
    return (message.matches() ? message.group(1) : text).replace("\\n", "\n").strip();
  }
}
