package dev.penv.environment;

import java.math.BigDecimal;
import java.util.List;

/** A parameter that a task declares; its default fixes its type. */
public sealed interface Parameter {
  /** A number; bounds are inclusive. */
  record OfNumber(BigDecimal fallback, BigDecimal least, BigDecimal most) implements Parameter {}

  /** Text; one of {@code values} unless that is empty. */
  record OfText(String fallback, List<String> values) implements Parameter {}

  /** True or false. */
  record OfFlag(boolean fallback) implements Parameter {}
}
