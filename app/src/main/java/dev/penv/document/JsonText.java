package dev.penv.document;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** Writes values as JSON; numbers as JavaScript has them, so that other readers find the same. */
public final class JsonText {
  private static final JsonFactory FACTORY = new JsonFactory();

  /** Half of a character, which no encoding of a text can hold. */
  private static final Pattern HALF = Pattern.compile("\\p{Cs}");

  private JsonText() {}

  /** In several lines, for people and programs. */
  public static String of(Json json) {
    return of(json, generator -> generator.setPrettyPrinter(new DefaultPrettyPrinter()));
  }

  /** Without any blanks. */
  public static String compact(Json json) {
    return of(json, _ -> {});
  }

  private static String of(Json json, Consumer<JsonGenerator> style) {
    var text = new StringWriter();
    try (var generator = FACTORY.createGenerator(text)) {
      style.accept(generator);
      write(json, generator);
    } catch (IOException impossible) {
      throw new UncheckedIOException("a string cannot fail to be written", impossible);
    }
    return HALF.matcher(text.toString())
        .replaceAll(half -> "\\\\u%04x".formatted((int) half.group().charAt(0)));
  }

  private static void write(Json json, JsonGenerator generator) throws IOException {
    switch (json) {
      case Json.Fields(_, var fields) -> {
        generator.writeStartObject();
        for (var field : fields.entrySet()) {
          generator.writeFieldName(field.getKey());
          write(field.getValue().value(), generator);
        }
        generator.writeEndObject();
      }
      case Json.Items(_, var items) -> {
        generator.writeStartArray();
        for (var item : items) write(item, generator);
        generator.writeEndArray();
      }
      case Json.Text(_, var text) -> generator.writeString(text);
      case Json.Number number -> write(ScriptNumber.of(number), generator);
      case Json.Flag(_, var value) -> generator.writeBoolean(value);
      case Json.Null _ -> generator.writeNull();
    }
  }

  private static void write(double number, JsonGenerator generator) throws IOException {
    if (Double.isFinite(number)) generator.writeRawValue(ScriptNumber.print(number));
    else generator.writeNull();
  }
}
