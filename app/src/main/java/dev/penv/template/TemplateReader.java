package dev.penv.template;

import dev.penv.document.FieldReader;
import dev.penv.document.Form;
import dev.penv.document.Json;
import dev.penv.document.Jsonc;
import dev.penv.document.Naming;
import dev.penv.document.Problems;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads {@code devcontainer-template.json}. */
final class TemplateReader {
  private static final Naming OPTION =
      new Naming(Pattern.compile("\\w{1,40}"), "letters, digits and `_`, at most 40");
  private static final Form<String> WORDS = Form.words("text", "\"R\"", 300);
  private static final Form<List<String>> LIST = Form.list(WORDS, 100);

  private TemplateReader() {}

  /**
   * @param files their texts by path, this one among them
   * @throws IllegalStateException where it is wrong, as templates come with penv
   */
  static Template read(String id, Map<String, String> files) {
    var problems = Problems.inJson(id + "/" + Template.FILE);
    var template =
        Jsonc.read(files.getOrDefault(Template.FILE, ""), problems)
            .map(root -> read(new FieldReader(root, "", problems), files));
    if (template.isEmpty() || !problems.errors().isEmpty() || !template.get().id().equals(id)) {
      throw new IllegalStateException("template " + id + ": " + problems.errors());
    }
    return template.get();
  }

  private static Template read(FieldReader fields, Map<String, String> files) {
    Map<String, Option> options =
        fields
            .object("options")
            .map(all -> all.each(OPTION, (key, field) -> option(all, key, field)))
            .orElse(Map.of());
    return new Template(
        text(fields, "id"), text(fields, "name"), text(fields, "description"), options, files);
  }

  private static Optional<Option> option(FieldReader all, String key, Json.Field field) {
    return all.object(key, field)
        .map(option -> {
          var closed = option.read("enum", LIST);
          var values = closed.or(() -> option.read("proposals", LIST)).orElse(List.of());
          return new Option(
              text(option, "description"), text(option, "default"), values, closed.isEmpty());
        });
  }

  private static String text(FieldReader fields, String key) {
    return fields.read(key, WORDS).orElse("");
  }
}
