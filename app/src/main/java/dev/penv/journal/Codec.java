package dev.penv.journal;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Values as JSON that a later version still reads: records, sealed interfaces of records (the case
 * by its simple name), enums, strings, numbers, Optional, List, Set, Map, Instant, Duration, URI.
 *
 * <p>A component that was added since reads as empty or zero where its type has such a value; one
 * that was removed is skipped.
 */
public final class Codec {
  private static final JsonMapper JSON = mapper();

  private Codec() {}

  /** The type decides the form: a case written as its sealed interface carries its name. */
  public static String write(Object value, Class<?> type) {
    try {
      return JSON.writerFor(type).writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("cannot be stored: " + type.getName(), e);
    }
  }

  /**
   * The value that was written.
   *
   * @throws Journal.Unreadable when the JSON is not of this type
   */
  public static <T> T read(String json, Class<T> type) {
    try {
      T value = JSON.readerFor(type).readValue(json);
      if (value == null) throw new Journal.Unreadable("null is no " + type.getName());
      return value;
    } catch (JsonProcessingException e) {
      throw new Journal.Unreadable("no longer reads as " + type.getName(), e);
    }
  }

  private static JsonMapper mapper() {
    var mapper =
        JsonMapper.builder()
            .addModule(new Jdk8Module())
            .addModule(new JavaTimeModule())
            .annotationIntrospector(new SealedFamilies())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
            .disable(DeserializationFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            // What a record computes is not part of it.
            .visibility(PropertyAccessor.GETTER, JsonAutoDetect.Visibility.NONE)
            .visibility(PropertyAccessor.IS_GETTER, JsonAutoDetect.Visibility.NONE)
            .visibility(PropertyAccessor.FIELD, JsonAutoDetect.Visibility.ANY)
            .build();
    for (var type : List.of(String.class, List.class, Set.class, Map.class)) {
      mapper.configOverride(type).setSetterInfo(JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY));
    }
    return mapper;
  }
}
