package dev.penv.event;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.penv.event.Event.CommentPosted;
import dev.penv.github.Account;
import dev.penv.github.Repo;
import java.nio.charset.StandardCharsets;

/**
 * A comment that was found, in the form in which its webhook would have told it: so it is kept,
 * read and handled like any other. Its GUID names the comment, so that it is found once.
 */
final class Retold {
  private Retold() {}

  /** GitHub's ids of comments are unique over all repositories. */
  static String guid(long comment) {
    return "comment-" + comment;
  }

  static Delivery of(CommentPosted posted) {
    var root = JsonNodeFactory.instance.objectNode().put("action", "created");
    account(root.putObject("sender"), posted.author());
    repository(root, posted.repo());
    var issue = root.putObject("issue").put("number", posted.number());
    issue.put("state", posted.open() ? "open" : "closed");
    if (posted.onPullRequest()) issue.putObject("pull_request");
    var comment = root.putObject("comment").put("id", posted.comment()).put("body", posted.body());
    comment.put("created_at", posted.at().toString());
    account(comment.putObject("user"), posted.author());
    if (posted.byApp()) comment.putObject("performed_via_github_app");
    var body = root.toString().getBytes(StandardCharsets.UTF_8);
    return new Delivery(guid(posted.comment()), "issue_comment", posted.at(), body);
  }

  private static void account(ObjectNode user, Account account) {
    user.put("id", account.id()).put("login", account.login());
    user.put("type", account.bot() ? "Bot" : "User");
  }

  private static void repository(ObjectNode root, Repo repo) {
    var repository = root.putObject("repository").put("id", repo.id()).put("name", repo.name());
    repository.putObject("owner").put("login", repo.owner());
    root.putObject("installation").put("id", repo.installation());
  }
}
