package dev.penv.command;

import dev.penv.complaint.Complained;
import dev.penv.complaint.Nearest;
import dev.penv.complaint.Quoted;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds the commands in a comment. Words of other bots are left alone: a hint is given only after
 * {@code /penv}, or when a word is one edit away and all that follows it would be understood.
 */
public final class Grammar {
  /** In code points; GitHub takes no longer comments. */
  private static final int LONGEST_COMMENT = 65_536;

  private static final int MOST_COMMANDS = 10;
  private static final int LONGEST_WORD = 20;
  private static final String PENV = "penv";
  private static final Pattern CANDIDATE = Pattern.compile("(?:^|[\r\n]) {0,3}/[A-Za-z]");
  private static final Pattern COMMAND =
      Pattern.compile("/([A-Za-z]{1,20})(?:[\\p{Zs}\\t]+(.*))?", Pattern.DOTALL);
  private static final Pattern SUBCOMMAND =
      Pattern.compile("/?([^\\p{Zs}\\t]+)(?:[\\p{Zs}\\t]+(.*))?", Pattern.DOTALL);

  private final Prefix prefix;

  public Grammar(Prefix prefix) {
    this.prefix = prefix;
  }

  /** What a comment asks for, in order; empty when it is not for us. Never throws. */
  public List<Parsed> parse(String comment) {
    if (isTooLong(comment) || !CANDIDATE.matcher(comment).find()) return List.of();
    var parsed = new ArrayList<Parsed>();
    for (var line : CommentLines.of(comment)) {
      read(line).ifPresent(parsed::add);
      if (parsed.size() > MOST_COMMANDS) {
        parsed.set(MOST_COMMANDS, tooMany(line));
        break;
      }
    }
    return List.copyOf(parsed);
  }

  private static boolean isTooLong(String comment) {
    return comment.codePointCount(0, comment.length()) > LONGEST_COMMENT;
  }

  private Optional<Parsed> read(Line line) {
    var form = COMMAND.matcher(line.text());
    if (!form.matches()) return Optional.empty();
    var word = form.group(1);
    var rest = orNothing(form.group(2));
    if (word.equalsIgnoreCase(PENV)) return Optional.of(prefixed(line, rest));
    if (prefix == Prefix.REQUIRED) return Optional.empty();
    var verb = Verb.of(word);
    if (verb.isEmpty()) return hint(line, word, rest);
    return verb.filter(known -> !known.isShared() || isOurs(known, rest))
        .map(known -> answer(line, "/" + known.word(), known, rest));
  }

  /** Other bots approve pull requests, never commits by their full id. */
  private static boolean isOurs(Verb verb, String rest) {
    return verb == Verb.APPROVE && Arguments.COMMIT.matcher(rest.strip()).matches();
  }

  private static Parsed prefixed(Line line, String rest) {
    var form = SUBCOMMAND.matcher(rest);
    if (!form.matches()) return answer(line, "/penv help", Verb.HELP, "");
    var word = form.group(1);
    if (word.equals("?") || word.equals("--help")) return answer(line, "/penv help", Verb.HELP, "");
    var verb = Verb.of(word);
    return verb.isPresent()
        ? answer(line, "/penv " + verb.get().word(), verb.get(), orNothing(form.group(2)))
        : unknown(line, word, orNothing(form.group(2)));
  }

  private static Parsed answer(Line line, String typed, Verb verb, String rest) {
    try {
      Legible.check(line.text());
      return new Parsed.Understood(line, CommandReader.read(typed, verb, rest));
    } catch (Complained complained) {
      return new Parsed.Refused(line, complained.complaint());
    }
  }

  private static Optional<Parsed> hint(Line line, String word, String rest) {
    return Stream.of(Verb.values())
        .filter(verb -> verb.isBuilt() && Nearest.edits(word, verb.word()) == 1)
        .filter(verb -> answer(line, word, verb, rest) instanceof Parsed.Understood)
        .findFirst()
        .map(verb -> refused(line, "/" + word, meant("/" + verb.word() + " " + rest)));
  }

  private static Parsed unknown(Line line, String word, String rest) {
    var words = Stream.of(Verb.values()).map(Verb::word).toList();
    var near = word.length() > LONGEST_WORD ? Optional.<String>empty() : Nearest.to(word, words);
    var usual = "`/penv help` lists the commands.";
    var remedy =
        near.map(verb -> meant("/penv " + verb + " " + rest) + " " + usual)
            .orElse("To run a task write `/penv run` and its name. " + usual);
    return refused(line, word, remedy);
  }

  private static String meant(String command) {
    return "Did you mean %s?".formatted(Quoted.of(command));
  }

  private static Parsed refused(Line line, String word, String remedy) {
    var problem = "There is no command %s.".formatted(Quoted.of(word));
    return new Parsed.Refused(line, Mistake.in(word, problem, remedy).complaint());
  }

  private static Parsed tooMany(Line line) {
    var complaint =
        Mistake.in(
            line.text(),
            "A comment can have %d commands, and this is one more.".formatted(MOST_COMMANDS),
            "Write it and what follows it in another comment.");
    return new Parsed.Refused(line, complaint.complaint());
  }

  private static String orNothing(@Nullable String text) {
    return text == null ? "" : text;
  }
}
