package dev.penv.machine.local;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.penv.hardware.Hardware;
import dev.penv.machine.Lease;
import dev.penv.money.Rate;
import dev.penv.remote.User;
import dev.penv.run.RunId;
import java.io.IOException;
import java.time.Instant;

/**
 * What is written on a slot that is taken, as {@code machine.json}. It needs nothing else to be
 * understood.
 *
 * @param repository full name, for people who look
 * @param uid 0 for the user that penv is
 */
record Tag(
    String instance,
    RunId run,
    String repository,
    long repositoryId,
    Instant until,
    Instant createdAt,
    Hardware hardware,
    Rate rate,
    int uid,
    int gid) {
  static final String FILE = "machine.json";

  /** A newer penv may write more. */
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(SerializationFeature.INDENT_OUTPUT)
          .build();

  static Tag parse(byte[] json) throws IOException {
    return JSON.readValue(json, Tag.class);
  }

  byte[] json() throws IOException {
    return JSON.writeValueAsBytes(this);
  }

  boolean isOf(RunId other) {
    return run.equals(other);
  }

  Lease lease() {
    return new Lease(run, until);
  }

  Tag leased(Lease lease) {
    return new Tag(
        instance,
        run,
        repository,
        repositoryId,
        lease.until(),
        createdAt,
        hardware,
        rate,
        uid,
        gid);
  }

  User user() {
    return uid == 0 ? new User.Same() : new User.Slot(uid, gid);
  }
}
