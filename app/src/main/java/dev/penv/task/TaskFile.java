package dev.penv.task;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.penv.environment.Script;
import dev.penv.remote.User;
import dev.penv.workspace.Inside;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The supervisor's description of what to run. Whatever is not of a closed alphabet is spelt in
 * octal digits, so the shell that reads it sees no text of the task, quoted or not.
 */
final class TaskFile {
  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
  private static final String PLAIN = "_./:=,@%+-";

  private final StringBuilder lines = new StringBuilder();

  /** For a task on the machine's own system. */
  static byte[] of(Attempt attempt, Script script, Map<String, String> variables) {
    var file = new TaskFile();
    file.line("run", attempt.run().id().value());
    file.user(attempt.user());
    return file.to(attempt.workspace(), variables, script, attempt.directory());
  }

  /** For the supervisor of a task in a container: where that is. */
  static byte[] around(Attempt attempt, Inside.Container container) {
    var file = new TaskFile();
    file.line("run", attempt.run().id().value());
    file.line("daemon", container.daemon());
    file.line("container", container.id());
    file.line("as", container.user());
    file.line("given", attempt.directory().given());
    return file.bytes();
  }

  /** For what runs within a container. */
  static byte[] within(
      Attempt attempt, Inside.Container container, Script script, Map<String, String> variables) {
    return new TaskFile().to(container.folder(), variables, script, attempt.directory());
  }

  private byte[] to(
      String workspace, Map<String, String> variables, Script script, RunDirectory directory) {
    line("workspace", workspace);
    variables.forEach(this::variable);
    script(script, directory);
    return bytes();
  }

  private byte[] bytes() {
    return lines.toString().getBytes(US_ASCII);
  }

  private void user(User user) {
    switch (user) {
      case User.Same() -> {}
      case User.Slot(int uid, int gid) -> {
        line("user", Integer.toString(uid));
        line("group", Integer.toString(gid));
      }
    }
  }

  private void variable(String name, String value) {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException("not the name of a variable: " + name);
    }
    line("variable " + name, value);
  }

  private void script(Script script, RunDirectory directory) {
    switch (script) {
      case Script.Shell _ -> line("script", directory.command());
      case Script.Exec(var words) -> words.forEach(word -> line("word", word));
    }
  }

  private void line(String key, String value) {
    lines.append(key).append(' ');
    for (byte each : value.getBytes(UTF_8)) spell(each, value);
    lines.append('\n');
  }

  private void spell(byte each, String value) {
    if (each == 0) throw new IllegalArgumentException("a NUL fits nowhere: " + value);
    var plain =
        (each >= 'a' && each <= 'z')
            || (each >= 'A' && each <= 'Z')
            || (each >= '0' && each <= '9')
            || (each > 0 && PLAIN.indexOf(each) >= 0);
    if (plain) lines.append((char) each);
    else lines.append("\\0%03o".formatted(each & 0xff));
  }
}
