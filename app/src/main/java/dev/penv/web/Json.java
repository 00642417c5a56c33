package dev.penv.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.javalin.http.Context;
import java.io.IOException;

/** Records as programs read them: names in snake case, times in ISO 8601. */
final class Json {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .build();

  private Json() {}

  static String text(Object value) {
    try {
      return MAPPER.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("cannot be told: " + value.getClass().getName(), e);
    }
  }

  static void write(Context context, Object value) {
    write(context, "application/json", value);
  }

  /** What may be large goes out while it is made, and has gone when this returns. */
  static void send(Context context, Object value) throws IOException {
    context.contentType("application/json");
    MAPPER.writeValue(context.res().getOutputStream(), value);
  }

  static void write(Context context, String type, Object value) {
    context.contentType(type).result(text(value));
  }
}
