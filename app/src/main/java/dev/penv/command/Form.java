package dev.penv.command;

import dev.penv.complaint.Durations;
import dev.penv.complaint.Quoted;
import dev.penv.hardware.After;
import dev.penv.hardware.Architecture;
import dev.penv.hardware.DataSize;
import dev.penv.hardware.Spot;
import dev.penv.money.Ceiling;
import dev.penv.money.Money;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * A form that a value can have.
 *
 * @param expected completes the sentence "it takes …"
 * @param example that has the form
 */
record Form<T>(String expected, String example, Function<String, Optional<T>> parse) {
  private static final DataSize LEAST_SIZE = new DataSize(1 << 20);
  private static final DataSize MOST_SIZE = DataSize.gigabytes(64 << 10);
  private static final Duration MOST_TIME = Duration.ofDays(30);
  private static final Money MOST_PRICE = new Money(10_000_000_000L);
  private static final Pattern CPUS = Pattern.compile("\\d{1,4}");
  private static final Pattern NUMBER = Pattern.compile("[\\d.]*");
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");
  private static final Pattern FOLDER = Pattern.compile("(?!\\.{1,2}$)[^/\\\\]{1,100}");

  static final Form<Integer> COUNT = new Form<>("a whole number from 1 to 1024", "8", Form::count);
  static final Form<DataSize> MEMORY = ofSize("32gb");
  static final Form<DataSize> DISK = ofSize("200gb");
  static final Form<Architecture> ARCHITECTURE =
      new Form<>("`amd64` or `arm64`", "arm64", Architecture::parse);
  static final Form<Spot> SPOT =
      new Form<>("`yes`, `no` or `only`", "yes", text -> Spot.parse(lower(text)));
  static final Form<Ceiling> PRICE =
      new Form<>("a price above 0 in US dollars an hour", "2.50", Form::price);
  static final Form<Duration> TIME =
      new Form<>("a duration with its unit, at most 30 days", "2h", Form::duration);
  static final Form<After> AFTER =
      new Form<>("`terminate`, `stop` or `keep:` with a duration", "keep:30m", Form::after);
  static final Form<String> CLOUDS_NAME =
      new Form<>("a name as the clouds write it", "westeurope", matching(NAME));
  static final Form<String> DEVCONTAINER =
      new Form<>("the name of a folder in `.devcontainer`", "gpu", matching(FOLDER));
  static final Form<Boolean> FLAG = new Form<>("no value", "", Form::flag);

  /**
   * @throws dev.penv.complaint.Complained when the value does not have this form
   */
  T read(Setting setting) {
    return parse.apply(setting.value().text()).orElseThrow(() -> misread(setting));
  }

  private RuntimeException misread(Setting setting) {
    var value = setting.value().text();
    var problem =
        "`%s` takes %s, not %s."
            .formatted(setting.key(), expected, value.isEmpty() ? "nothing" : Quoted.of(value));
    var typed = example.isEmpty() ? setting.key() : setting.key() + "=" + example;
    return Mistake.in(setting.raw(), problem, "Write for example `%s`.".formatted(typed));
  }

  private static Form<DataSize> ofSize(String example) {
    return new Form<>("a size with its unit, from 1 MB to 64 TB", example, Form::size);
  }

  private static Optional<Integer> count(String text) {
    return Optional.of(text)
        .filter(CPUS.asMatchPredicate())
        .map(Integer::valueOf)
        .filter(count -> count >= 1 && count <= 1024);
  }

  /** Plain bytes, which devcontainer.json allows, are a slip when a person types them. */
  private static Optional<DataSize> size(String text) {
    return Optional.of(text)
        .filter(NUMBER.asMatchPredicate().negate())
        .flatMap(DataSize::parse)
        .filter(size -> size.compareTo(LEAST_SIZE) >= 0 && size.compareTo(MOST_SIZE) <= 0);
  }

  private static Optional<Duration> duration(String text) {
    return Durations.parse(text)
        .filter(Duration::isPositive)
        .filter(duration -> duration.compareTo(MOST_TIME) <= 0);
  }

  private static Optional<Ceiling> price(String text) {
    return Money.parse(text)
        .filter(price -> price.exceeds(Money.ZERO) && !price.exceeds(MOST_PRICE))
        .map(Ceiling::atMost);
  }

  private static Optional<After> after(String text) {
    return After.parse(lower(text))
        .filter(after -> !(after instanceof After.Keep(var kept) && kept.compareTo(MOST_TIME) > 0));
  }

  private static Optional<Boolean> flag(String text) {
    return switch (lower(text)) {
      case "dry", "yes", "true" -> Optional.of(true);
      default -> Optional.empty();
    };
  }

  private static Function<String, Optional<String>> matching(Pattern pattern) {
    return text -> Optional.of(text).filter(pattern.asMatchPredicate());
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
