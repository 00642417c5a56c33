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
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/**
 * What is written on a slot that is taken, as {@code machine.json}. It needs nothing else to be
 * understood.
 *
 * @param repository full name, for people who look
 * @param until by the clock that {@code createdAt} is by
 * @param boot with {@code upMillis}, this computer's uptime when the slot was taken; empty where an
 *     older penv has taken it
 * @param uid 0 for the user that penv is
 */
record Tag(
    String instance,
    RunId run,
    String repository,
    long repositoryId,
    Instant until,
    Instant createdAt,
    String boot,
    long upMillis,
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

  /** Below this a difference is rounding, or a clock that is brought into step. */
  private static final Duration NO_JUMP = Duration.ofMinutes(1);

  Tag {
    boot = Objects.requireNonNullElse(boot, "");
  }

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

  /**
   * The same by the clock as it is set now: a clock that jumped changes neither how old a slot is
   * nor how long it may live.
   */
  Tag at(Instant now, Uptime uptime) {
    if (!boot.equals(uptime.boot())) return this;
    var age = uptime.passed().minusMillis(upMillis);
    var jump = Duration.between(createdAt.plus(age), now);
    if (jump.abs().compareTo(NO_JUMP) < 0) return this;
    return with(createdAt.plus(jump), until.plus(jump));
  }

  /** To be asked of a tag as it is {@link #at now}, as the lease is by the same clock. */
  Tag leased(Lease lease) {
    return with(createdAt, lease.until());
  }

  private Tag with(Instant newCreatedAt, Instant newUntil) {
    return new Tag(
        instance,
        run,
        repository,
        repositoryId,
        newUntil,
        newCreatedAt,
        boot,
        upMillis,
        hardware,
        rate,
        uid,
        gid);
  }

  User user() {
    return uid == 0 ? new User.Same() : new User.Slot(uid, gid);
  }
}
