package dev.penv.template;

import dev.penv.complaint.Complaint;
import dev.penv.complaint.Nearest;
import dev.penv.complaint.Place;
import dev.penv.complaint.Quoted;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A devcontainer to begin with, as containers.dev describes templates.
 *
 * @param id also the name of its folder
 * @param options by name, in the order of the template
 * @param files their texts by path, before options are put in; with those that are not applied
 */
public record Template(
    String id,
    String name,
    String description,
    Map<String, Option> options,
    Map<String, String> files) {
  static final String FILE = "devcontainer-template.json";

  /** They are about the template, and stay with it. */
  private static final Set<String> STAYING = Set.of(FILE, "README.md", "NOTES.md");

  private static final Pattern REFERENCE =
      Pattern.compile("\\$\\{templateOption:\\s*(\\w+?)\\s*\\}");

  public Template {
    options = Collections.unmodifiableMap(new LinkedHashMap<>(options));
    files = Collections.unmodifiableMap(new TreeMap<>(files));
  }

  /** Its files with these choices; what is not chosen is as the template has it. */
  public Application apply(Map<String, String> chosen) {
    var complaints = new ArrayList<Complaint>();
    chosen.forEach((key, value) -> {
      var option = options.get(key);
      if (option == null) complaints.add(unknown(key, value));
      else if (!option.accepts(value)) complaints.add(outside(key, value, option));
    });
    if (!complaints.isEmpty()) return new Application.Refused(complaints);
    var values = new LinkedHashMap<String, String>();
    options.forEach((key, option) -> values.put(key, chosen.getOrDefault(key, option.fallback())));
    return new Application.Applied(values, filled(values));
  }

  private Map<String, String> filled(Map<String, String> values) {
    var filled = new LinkedHashMap<String, String>();
    files.forEach((path, text) -> {
      if (!STAYING.contains(path)) filled.put(path, filled(text, values));
    });
    return filled;
  }

  /** As the reference does it: what is no option becomes nothing. */
  private static String filled(String text, Map<String, String> values) {
    return REFERENCE
        .matcher(text)
        .replaceAll(found -> Matcher.quoteReplacement(values.getOrDefault(found.group(1), "")));
  }

  private Complaint unknown(String key, String value) {
    var problem = "The template `%s` has no option %s.".formatted(id, Quoted.of(key));
    var remedy =
        Nearest.to(key, options.keySet())
            .map("Did you mean `%s`?"::formatted)
            .orElse("It has %s.".formatted(listed(options.keySet())));
    return new Complaint(new Place.InCommand(key + "=" + value), problem, remedy);
  }

  private Complaint outside(String key, String value, Option option) {
    var problem = "The option `%s` of `%s` cannot be %s.".formatted(key, id, Quoted.of(value));
    var remedy =
        option.isOpen()
            ? "Take for example one of %s.".formatted(listed(option.values()))
            : "Take one of %s.".formatted(listed(option.values()));
    return new Complaint(new Place.InCommand(key + "=" + value), problem, remedy);
  }

  private static String listed(Iterable<String> words) {
    return "`" + String.join("`, `", words) + "`";
  }
}
