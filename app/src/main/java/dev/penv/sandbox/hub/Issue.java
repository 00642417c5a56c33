package dev.penv.sandbox.hub;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** A conversation: an issue, or a pull request, which GitHub counts as one. */
public sealed class Issue permits PullRequest {
  private final long id;
  private final Repository repository;
  private final int number;
  private final String title;
  private final String body;
  private final Account author;
  private final Instant createdAt;
  private final Map<Long, Comment> comments = new LinkedHashMap<>();
  private boolean open = true;
  private Instant updatedAt;
  private Instant turnedAt;

  Issue(Repository repository, int number, String title, String body, Account author) {
    this.id = repository.hub().nextId();
    this.repository = repository;
    this.number = number;
    this.title = title;
    this.body = body;
    this.author = author;
    this.createdAt = repository.hub().now();
    this.updatedAt = createdAt;
    this.turnedAt = createdAt;
  }

  public long id() {
    return id;
  }

  public Repository repository() {
    return repository;
  }

  public int number() {
    return number;
  }

  public String title() {
    return title;
  }

  public String body() {
    return body;
  }

  public Account author() {
    return author;
  }

  public Instant createdAt() {
    return createdAt;
  }

  public Instant updatedAt() {
    return read(() -> updatedAt);
  }

  /** Something about it has changed just now. */
  final void touch() {
    updatedAt = hub().now();
  }

  public boolean isOpen() {
    return read(() -> open);
  }

  /** When it was closed; empty while it is open. */
  public Optional<Instant> closedAt() {
    return isOpen() ? Optional.empty() : Optional.of(read(() -> turnedAt));
  }

  /** The comments in order, as they stand now. */
  public List<Comment> thread() {
    return read(() -> List.copyOf(comments.values()));
  }

  public Comment comment(Account by, String text) {
    return comment(by, text, false);
  }

  /**
   * Posts a comment.
   *
   * @param byApp written with a token of the App, not by a person
   */
  public Comment comment(Account by, String text, boolean byApp) {
    return change(() -> {
      var now = hub().now();
      var made = new Comment(hub().nextId(), this, by, byApp, text, now, now, List.of());
      comments.put(made.id(), made);
      touch();
      hub().announce(new Announcement.Commented("created", made, "", by));
      return made;
    });
  }

  /** Replaces the text of a comment; also somebody else's, as maintainers may. */
  public Comment edit(long comment, String text, Account by) {
    return change(() -> {
      var before = existing(comment);
      var after = before.edited(text, hub().now());
      comments.put(comment, after);
      hub().announce(new Announcement.Commented("edited", after, before.body(), by));
      return after;
    });
  }

  public void delete(long comment, Account by) {
    change(() -> {
      var gone = existing(comment);
      comments.remove(comment);
      hub().announce(new Announcement.Commented("deleted", gone, "", by));
      return gone;
    });
  }

  /** Adds a reaction; the one that is there already, when the user has given it before. */
  public Comment.Reaction react(long comment, Account by, String content) {
    return change(() -> {
      var before = existing(comment);
      return before.reactions().stream()
          .filter(each -> each.user().equals(by) && each.content().equals(content))
          .findFirst()
          .orElseGet(() -> reacted(before, by, content));
    });
  }

  private Comment.Reaction reacted(Comment before, Account by, String content) {
    var made = new Comment.Reaction(hub().nextId(), by, content, hub().now());
    comments.put(before.id(), before.with(made));
    return made;
  }

  public void unreact(long comment, long reaction) {
    change(() -> comments.put(comment, existing(comment).without(reaction)));
  }

  private Comment existing(long comment) {
    return Optional.ofNullable(comments.get(comment)).orElseThrow();
  }

  public void close(Account by) {
    turn(false, "closed", by);
  }

  public void reopen(Account by) {
    turn(true, "reopened", by);
  }

  private void turn(boolean open, String action, Account by) {
    change(() -> {
      if (this.open != open) {
        this.open = open;
        touch();
        turnedAt = updatedAt;
        hub().announce(turned(action, by));
      }
      return open;
    });
  }

  Announcement turned(String action, Account by) {
    return new Announcement.IssueChanged(action, this, by);
  }

  /** Waits until there is a comment of this kind; the message of a failure shows the thread. */
  public Comment awaitComment(Predicate<Comment> like, Duration atMost) {
    return hub()
        .monitor()
        .await(
            () -> "a comment in " + this + ":\n" + told(),
            atMost,
            () -> comments.values().stream().filter(like).findFirst());
  }

  /** Waits until this holds for the whole thread. */
  public List<Comment> awaitThread(Predicate<List<Comment>> like, Duration atMost) {
    return hub()
        .monitor()
        .await(
            () -> "a state of " + this + ":\n" + told(),
            atMost,
            () -> Optional.of(List.copyOf(comments.values())).filter(like));
  }

  private String told() {
    return thread().stream()
        .map(each -> each.author().login() + " " + each.reactionContents() + ": " + each.body())
        .collect(Collectors.joining("\n---\n"));
  }

  @Override
  public String toString() {
    return repository.fullName() + "#" + number;
  }

  Hub hub() {
    return repository.hub();
  }

  final <T> T change(Supplier<T> act) {
    return hub().monitor().change(act);
  }

  final <T> T read(Supplier<T> look) {
    return hub().monitor().read(look);
  }
}
