package dev.penv.environment;

import dev.penv.complaint.Quoted;
import dev.penv.document.Decimal;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** A parameter that a task declares; its default fixes its type. */
public sealed interface Parameter {
  /** Stands for "no lower bound": every number that a double can hold is above. */
  BigDecimal LEAST = Decimal.LEAST;

  /** Stands for "no upper bound". */
  BigDecimal MOST = Decimal.MOST;

  /**
   * What a command says of the machine and the run, in any case of letters; a parameter so called
   * could never be given.
   */
  Set<String> RESERVED =
      Set.of(
          "gpu",
          "cpus",
          "memory",
          "disk",
          "arch",
          "spot",
          "max-price",
          "on",
          "region",
          "size",
          "timeout",
          "after",
          "hold-on-failure",
          "env",
          "dry");

  /**
   * A number.
   *
   * @param least inclusive, {@link #LEAST} when there is no bound
   * @param most inclusive, {@link #MOST} when there is no bound
   * @param values one of these, unless empty
   */
  record OfNumber(BigDecimal fallback, BigDecimal least, BigDecimal most, List<BigDecimal> values)
      implements Parameter {
    public OfNumber {
      values = List.copyOf(values);
    }

    /** Scale does not matter: {@code 1.0} is one of {@code 1, 2}. */
    boolean accepts(BigDecimal number) {
      return number.compareTo(least) >= 0
          && number.compareTo(most) <= 0
          && (values.isEmpty() || values.stream().anyMatch(one -> one.compareTo(number) == 0));
    }
  }

  /** Text; one of {@code values} unless that is empty. */
  record OfText(String fallback, List<String> values) implements Parameter {
    public OfText {
      values = List.copyOf(values);
    }

    boolean accepts(String text) {
      return values.isEmpty() || values.contains(text);
    }
  }

  /** True or false. */
  record OfFlag(boolean fallback) implements Parameter {}

  /** What it is when nobody gives another value. */
  default Value usual() {
    return switch (this) {
      case OfNumber number -> new Value.Number(number.fallback());
      case OfText text -> new Value.Text(text.fallback());
      case OfFlag flag -> new Value.Flag(flag.fallback());
    };
  }

  /** Ends the sentence "It takes …", in Markdown: {@code a number from 1 to 500}. */
  default String expected() {
    return switch (this) {
      case OfNumber number when !number.values().isEmpty() ->
          oneOf(number.values().stream().map(Decimal::print).toList());
      case OfNumber number -> "a number" + from(number.least()) + to(number.most());
      case OfText text -> text.values().isEmpty() ? "text" : oneOf(text.values());
      case OfFlag flag -> "`true` or `false`";
    };
  }

  /** The environment variable in which a program finds it: {@code PENV_PARAM_LR} for {@code lr}. */
  static String variable(String name) {
    return "PENV_PARAM_" + name.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9_]", "_");
  }

  private static String oneOf(List<String> values) {
    return "one of " + values.stream().map(Quoted::of).collect(Collectors.joining(", "));
  }

  private static String from(BigDecimal least) {
    return least.compareTo(LEAST) == 0 ? "" : " from " + Decimal.print(least);
  }

  private static String to(BigDecimal most) {
    return most.compareTo(MOST) == 0 ? "" : " to " + Decimal.print(most);
  }
}
