package dev.penv.document;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;

/**
 * A way to write values down.
 *
 * @param word ends the sentence "This is not …"
 * @param remedy for what cannot be read at all
 * @param remedyOfNoObject for a file that holds something else than one object
 * @param likeJavaScript of a key that is there twice the last value counts, and {@code __proto__}
 *     is no key at all
 */
record Notation(
    String word,
    JsonFactory factory,
    String remedy,
    String remedyOfNoObject,
    boolean mayBeEmpty,
    boolean likeJavaScript) {

  /** Whether the current value stands elsewhere in the file; in few bytes it could be huge. */
  boolean isAlias(JsonParser parser) {
    return parser instanceof YAMLParser yaml && yaml.isCurrentAlias();
  }
}
