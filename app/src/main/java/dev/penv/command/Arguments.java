package dev.penv.command;

import dev.penv.complaint.Complained;
import dev.penv.complaint.Quoted;
import dev.penv.github.CommitId;
import dev.penv.run.RunId;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What follows the word of a command, sorted. Its methods throw {@link Complained} where the
 * command cannot have what is there.
 *
 * @param typed the command's own word as it was typed, such as {@code /penv run}
 * @param names words that stand alone
 * @param script what follows {@code --}, empty when there is none
 */
record Arguments(String typed, List<Word> names, List<Setting> settings, String script) {
  static final Pattern TASK = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

  /** All digits: seven of them can be collided in minutes. */
  static final Pattern COMMIT = Pattern.compile("[0-9a-fA-F]{40}([0-9a-fA-F]{24})?");

  Arguments {
    names = List.copyOf(names);
    settings = List.copyOf(settings);
  }

  /** The task that the first word names. */
  String task() {
    var name = names.getFirst();
    if (TASK.matcher(name.text()).matches()) return name.text();
    throw Mistake.in(
        name.raw(),
        "%s cannot be the name of a task.".formatted(Quoted.of(name.raw())),
        "Such a name has letters, digits, `-`, `_` and `.` only; `/run` alone lists the tasks.");
  }

  /** The commit that the first word names in full. */
  CommitId commit() {
    var named = names.isEmpty() ? "" : names.getFirst().text();
    if (COMMIT.matcher(named).matches()) return new CommitId(named.toLowerCase(Locale.ROOT));
    throw Mistake.in(
        named,
        named.isEmpty()
            ? "`%s` lacks the commit.".formatted(typed)
            : "%s is not the full id of a commit.".formatted(Quoted.of(named)),
        "Write all 40 digits; the refusal of a fork's commit shows the line to copy.");
  }

  /** The run that the first word names. */
  Which which() {
    if (names.isEmpty()) return new Which.Latest();
    var name = names.getFirst();
    return RunId.parse(name.text()).<Which>map(Which.Named::new).orElseThrow(() -> noRun(name));
  }

  private Complained noRun(Word name) {
    return Mistake.in(
        name.raw(),
        "%s is not the name of a run.".formatted(Quoted.of(name.text())),
        "Write `%s` for the latest run, or a name such as `r-7f3k`; `/status` lists them."
            .formatted(typed));
  }

  void atMost(int count, String remedy) {
    if (names.size() <= count) return;
    var surplus = names.get(count).raw();
    throw Mistake.in(surplus, "%s is one word too many.".formatted(Quoted.of(surplus)), remedy);
  }

  void noScript() {
    if (script.isEmpty()) return;
    throw Mistake.in(
        "--", "`%s` takes no command.".formatted(typed), "Leave out `--` and what follows it.");
  }

  void noSettings() {
    for (var setting : settings) throw surplus(setting, "Leave it out.");
  }

  Complained surplus(Setting setting, String remedy) {
    return Mistake.in(setting.raw(), "`%s` knows no `%s`.".formatted(typed, setting.key()), remedy);
  }
}
