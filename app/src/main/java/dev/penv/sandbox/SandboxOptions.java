package dev.penv.sandbox;

import dev.penv.sandbox.http.Audit;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/**
 * How a sandbox is to be.
 *
 * @param clock by which tokens expire and things are dated
 * @param port on 127.0.0.1; 0 takes a free one
 * @param permissions granted to the App: name to {@code read} or {@code write}
 * @param events that the App subscribes to
 * @param requestsPerHour primary rate limit of each installation
 * @param audit looks at everything that is said
 */
public record SandboxOptions(
    InstantSource clock,
    int port,
    Map<String, String> permissions,
    List<String> events,
    int requestsPerHour,
    Audit audit) {

  /** What penv's manifest asks of GitHub. */
  public static SandboxOptions with(InstantSource clock) {
    return new SandboxOptions(
        clock,
        0,
        Map.of(
            "metadata", "read",
            "contents", "write",
            "issues", "write",
            "pull_requests", "write",
            "checks", "write"),
        List.of(
            "issue_comment",
            "pull_request",
            "check_run",
            "check_suite",
            "push",
            "workflow_dispatch"),
        5_000,
        Audit.NONE);
  }

  public SandboxOptions on(int fixedPort) {
    return new SandboxOptions(clock, fixedPort, permissions, events, requestsPerHour, audit);
  }

  public SandboxOptions granting(Map<String, String> others) {
    return new SandboxOptions(clock, port, others, events, requestsPerHour, audit);
  }

  public SandboxOptions auditedBy(Audit auditor) {
    return new SandboxOptions(clock, port, permissions, events, requestsPerHour, auditor);
  }

  public SandboxOptions limitedTo(int requests) {
    return new SandboxOptions(clock, port, permissions, events, requests, audit);
  }
}
