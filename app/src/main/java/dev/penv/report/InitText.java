package dev.penv.report;

import dev.penv.complaint.Nearest;
import dev.penv.complaint.Quoted;
import dev.penv.template.Option;
import dev.penv.template.Template;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What {@code /init} answers, and the pull request that it opens. */
public final class InitText {
  /** Stands for a template in the name of the branch, where none suits. */
  public static final String PLAIN = "default";

  private InitText() {}

  public static String unknown(String word, Map<String, Template> templates) {
    var near =
        templates.keySet().stream()
            .filter(id -> id.startsWith(word))
            .findFirst()
            .or(() -> Nearest.to(word, templates.keySet()))
            .map("Did you mean `/init %s`? "::formatted)
            .orElse("");
    var list =
        templates.values().stream()
            .map(template -> "- `/init %s`: %s".formatted(template.id(), template.description()))
            .collect(Collectors.joining("\n"));
    return """
    There is no template %s. %s`/init` alone looks at the repository and chooses one of:

    %s\
    """
        .formatted(Quoted.of(word), near, list);
  }

  public static String present(String base) {
    return "There is a devcontainer on %s already, and nothing is ever overwritten. Change it by hand, or remove it and comment again."
        .formatted(Markdown.code(base));
  }

  public static String taken(String path, String base) {
    return "There is %s on %s already, and nothing is ever overwritten. Move it away and comment again."
        .formatted(Markdown.code(path), Markdown.code(base));
  }

  public static String branchTaken(String branch) {
    return "The branch %s is there already, with something else in it. Delete it and comment again, or open a pull request from it."
        .formatted(Markdown.code(branch));
  }

  public static String notGranted() {
    return """
    penv may not push a branch here: it lacks the permission *Contents: read and write* or *Pull \
    requests: read and write*. Whoever owns the App asks for it in the App's settings, and an \
    owner of this account accepts it; then comment again.\
    """;
  }

  public static String opened(int number, boolean fresh, String template, List<String> reasons) {
    var what =
        template.equals(PLAIN)
            ? "the devcontainer that penv uses here anyway"
            : "a devcontainer from the template `%s`".formatted(template);
    var why = reasons.isEmpty() ? "" : " " + String.join(" ", reasons);
    return fresh
        ? "#%d adds %s.%s".formatted(number, what, why)
        : "#%d is open already and adds %s. Close it and delete its branch to have another one."
            .formatted(number, what);
  }

  /**
   * Of the pull request, and the message of its commit.
   *
   * @param template its name; empty where none suits
   */
  public static String title(Optional<String> template) {
    return template
        .map("Add a devcontainer: %s"::formatted)
        .orElse("Add the devcontainer that penv uses here");
  }

  /**
   * The pull request itself.
   *
   * @param options what was chosen and what was not
   * @param number of the conversation in which somebody asked
   */
  public static String body(
      Optional<Template> template,
      Map<String, String> options,
      List<String> reasons,
      Collection<String> files,
      int number) {
    var what =
        template
            .map(known ->
                "This comes from the template `%s`: %s.".formatted(known.id(), known.description()))
            .orElse("This is what penv runs this repository in as long as it has none of its own.");
    var list =
        files.stream().map(path -> "- " + Markdown.code(path)).collect(Collectors.joining("\n"));
    return """
    %s%s

    %s%s

    Asked for in #%d. It adds files and changes none. Edit them here as you like; penv does not \
    touch this branch again. %s\
    """
        .formatted(
            what,
            reasons.isEmpty() ? "" : " " + String.join(" ", reasons),
            list,
            options.isEmpty() ? "" : "\n\n" + table(template, options),
            number,
            template.isPresent()
                ? "`/run sample` tries its sample task."
                : "`/run -- <command>` runs a command in it.");
  }

  private static String table(Optional<Template> template, Map<String, String> options) {
    return options.entrySet().stream()
        .map(option ->
            "| `%s` | %s | %s |"
                .formatted(
                    option.getKey(),
                    Markdown.code(option.getValue()),
                    template.map(known -> description(known, option.getKey())).orElse("")))
        .collect(Collectors.joining("\n", "| option | value | |\n|---|---|---|\n", ""));
  }

  private static String description(Template template, String option) {
    return Optional.ofNullable(template.options().get(option)).map(Option::description).orElse("");
  }
}
