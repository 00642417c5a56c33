package dev.penv.container;

import dev.penv.complaint.Quoted;
import dev.penv.container.RunOption.Meaning.Ignored;
import dev.penv.container.RunOption.Meaning.Refused;
import dev.penv.container.RunOption.Meaning.Sets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code runArgs}, the words that would follow {@code docker run}, as docker's client does:
 * {@code --name value}, {@code --name=value}, {@code -n value}, {@code -nvalue}, {@code -n=value},
 * and letters without values in a row.
 */
final class RunArgs {
  private static final Set<String> MOUNTS = Set.of("volume", "mount");

  private final List<Argument> arguments;
  private final Draft draft;
  private int next;

  /**
   * One word, and where it stands.
   *
   * @param isPersonal whether it was made of the environment of a person
   */
  record Argument(String text, Origin origin, boolean isPersonal) {
    Argument with(String text) {
      return new Argument(text, origin, isPersonal);
    }
  }

  private RunArgs(List<Argument> arguments, Draft draft) {
    this.arguments = arguments;
    this.draft = draft;
  }

  static void read(List<Argument> arguments, Draft draft) {
    var reading = new RunArgs(arguments, draft);
    while (reading.next < arguments.size()) reading.option(arguments.get(reading.next++));
  }

  private void option(Argument argument) {
    var text = argument.text();
    if (text.startsWith("--") && text.length() > 2) named(argument, text.substring(2));
    else if (text.startsWith("-") && !text.startsWith("--") && text.length() > 1) {
      lettered(argument, text.substring(1));
    } else {
      draft.wrong(
          argument.origin(),
          "%s is no option of `docker run`.".formatted(Quoted.of(text)),
          "Begin each option with `--`; its value follows after `=` or as the next item.");
    }
  }

  private void named(Argument argument, String text) {
    var parts = text.split("=", 2);
    var option = RunOptions.named(parts[0]);
    if (option.isEmpty()) unknown(argument, "--" + parts[0]);
    else take(argument, option.get(), parts.length == 1 ? null : parts[1]);
  }

  private void lettered(Argument argument, String letters) {
    for (int i = 0; i < letters.length(); i++) {
      var option = RunOptions.lettered(letters.charAt(i));
      if (option.isEmpty()) {
        unknown(argument, "-" + letters.charAt(i));
        return;
      }
      var rest = letters.substring(i + 1);
      if (option.get().hasValue() || rest.startsWith("=")) {
        take(argument, option.get(), rest.isEmpty() ? null : rest.replaceFirst("^=", ""));
        return;
      }
      take(argument, option.get(), null);
    }
  }

  /**
   * @param attached null when no value is in the same word
   */
  private void take(Argument argument, RunOption option, @Nullable String attached) {
    var value =
        attached == null ? following(argument, option) : Optional.of(argument.with(attached));
    if (value.isEmpty()) {
      draft.wrong(
          argument.origin(),
          "`%s` has no value.".formatted(option.typed()),
          "Give it one, as the next item or after `=`.");
    } else {
      mean(argument, option, value.get());
    }
  }

  private Optional<Argument> following(Argument argument, RunOption option) {
    if (!option.hasValue()) return Optional.of(argument.with("true"));
    if (next == arguments.size()) return Optional.empty();
    return Optional.of(arguments.get(next++));
  }

  private void mean(Argument argument, RunOption option, Argument value) {
    var origin = argument.origin();
    var name = option.typed();
    switch (option.meaning()) {
      case Refused(var why, var remedy) ->
          draft.wrong(origin, "`%s` cannot be used here. %s".formatted(name, why), remedy);
      case Ignored(var why) ->
          draft.note(origin, "`%s` is ignored. %s".formatted(name, why), "Nothing has to be done.");
      case Sets _ when MOUNTS.contains(option.name()) && value.isPersonal() ->
          Personal.note(draft, value.origin());
      case Sets sets -> set(origin, name, value.text(), sets);
    }
  }

  private void set(Origin origin, String name, String value, Sets sets) {
    Optional.of(value)
        .filter(Canonical::isPlain)
        .flatMap(sets.change())
        .ifPresentOrElse(
            known -> draft.change(origin, known),
            () -> misfit(origin, name, value, sets.example()));
    if (name.equals("--env") && !value.contains("=")) noteEmpty(origin, value);
  }

  private void misfit(Origin origin, String name, String value, String example) {
    draft.wrong(
        origin,
        "`%s` cannot be %s here.".formatted(name, Quoted.of(value)),
        "Write for example `%s=%s`.".formatted(name, example));
  }

  private void noteEmpty(Origin origin, String variable) {
    draft.note(
        origin,
        "%s is empty: it would come from whoever starts the container, which is penv."
            .formatted(Quoted.of(variable)),
        "Give it a value, as in `--env=NAME=value`.");
  }

  private void unknown(Argument argument, String word) {
    var name = word.replaceFirst("^-+", "").split("\\s", 2)[0];
    var meant = RunOptions.named(name).map(RunOption::name).or(() -> RunOptions.nearest(name));
    draft.wrong(
        argument.origin(),
        "There is no option %s here.".formatted(Quoted.of(word)),
        word.contains(" ")
            ? "Write the option and its value as two items of the list."
            : meant
                .map("Did you mean `--%s`?"::formatted)
                .orElse("`docker run --help` lists the options."));
  }
}
