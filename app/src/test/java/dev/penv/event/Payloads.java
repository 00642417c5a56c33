package dev.penv.event;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.Consumer;

/** Small webhook bodies of GitHub's form. */
final class Payloads {
  private static final JsonMapper JSON = new JsonMapper();
  private static final String SHA = "0123456789abcdef0123456789abcdef01234567";

  private Payloads() {}

  static byte[] comment(String body) {
    return change(
        """
        {"action": "created",
         "issue": {"number": 7, "state": "open", "pull_request": {"url": "x"}},
         "comment": {"id": 99, "user": {"login": "ada", "id": 1, "type": "User"},
           "created_at": "2026-11-20T12:00:00Z", "performed_via_github_app": null},
        """,
        root -> ((ObjectNode) root.get("comment")).put("body", body));
  }

  static byte[] commentChanged(Consumer<ObjectNode> change) {
    return change(new String(comment("/run train"), UTF_8), change);
  }

  static byte[] pullRequest(String action) {
    return change(
        """
        {"action": "%s", "number": 7,
         "pull_request": {"state": "open", "merged": true,
           "head": {"sha": "%s", "ref": "topic"}, "updated_at": "2026-11-20T12:00:00Z"},
        """
            .formatted(action, SHA),
        _ -> {});
  }

  static byte[] checkRun(String action, long app) {
    return change(
        """
        {"action": "%s", "requested_action": {"identifier": "again"},
         "check_run": {"id": 3, "head_sha": "%s", "external_id": "r-aaaa", "app": {"id": %d}},
        """
            .formatted(action, SHA, app),
        _ -> {});
  }

  static byte[] checkSuite(long app) {
    return change(
        """
        {"action": "rerequested",
         "check_suite": {"id": 3, "head_sha": "%s", "app": {"id": %d}},
        """
            .formatted(SHA, app),
        _ -> {});
  }

  /**
   * @param inputs JSON
   */
  static byte[] dispatch(String inputs) {
    return change(
        """
        {"inputs": %s, "ref": "refs/heads/main", "workflow": ".github/workflows/penv.yml",
        """
            .formatted(inputs),
        _ -> {});
  }

  /**
   * @param suspendedAt JSON
   */
  static byte[] installation(String action, String suspendedAt) {
    return aboutInstallation(
        """
        {"action": "%s",
         "repositories": [{"id": 42, "name": "hello", "full_name": "octo/hello"}],
        """
            .formatted(action),
        suspendedAt);
  }

  static byte[] reach(String action) {
    return aboutInstallation(
        """
        {"action": "%s", "repositories_added": [],
         "repositories_removed": [{"id": 42, "name": "hello", "full_name": "octo/hello"}],
        """
            .formatted(action),
        "null");
  }

  private static byte[] aboutInstallation(String start, String suspendedAt) {
    var installation =
        """
        "installation": {"id": 5, "account": {"id": 3, "login": "octo"}, "suspended_at": %s,
          "permissions": {"checks": "write"}, "events": ["issue_comment"]},
        "sender": {"login": "ada", "id": 1, "type": "User"}}
        """
            .formatted(suspendedAt);
    return (start + installation).getBytes(UTF_8);
  }

  static byte[] push(String ref, boolean forced) {
    return change(
        """
        {"ref": "%s", "before": "%s", "after": "%s", "created": false, "forced": %b,
         "deleted": false,
         "commits": [
           {"id": "x", "added": ["a.txt"], "removed": [], "modified": []},
           {"id": "y", "added": [], "removed": ["b/c.txt"], "modified": ["a.txt"]}],
        """
            .formatted(ref, "1".repeat(40), SHA, forced),
        root -> ((ObjectNode) root.get("repository")).put("default_branch", "main"));
  }

  private static byte[] change(String start, Consumer<ObjectNode> change) {
    var common =
        """
        "repository": {"id": 42, "name": "hello", "owner": {"login": "octo"}},
        "installation": {"id": 5}, "sender": {"login": "ada", "id": 1, "type": "User"}}
        """;
    try {
      var text = start.endsWith("}") ? start : start + common;
      var root = (ObjectNode) JSON.readTree(text);
      change.accept(root);
      return JSON.writeValueAsBytes(root);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
