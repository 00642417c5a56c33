package dev.penv.machine;

import dev.penv.hardware.Hardware;
import dev.penv.money.Rate;
import dev.penv.run.RunId;
import java.time.Instant;

/**
 * A computer that we may use until its lease ends.
 *
 * @param id the provider's own name for it
 * @param folder where runs live on it, absolute
 */
public record Machine(
    String provider,
    String id,
    RunId run,
    Hardware hardware,
    Rate rate,
    String folder,
    Instant createdAt,
    Lease lease) {}
