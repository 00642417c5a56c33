package dev.penv.github.client;

import dev.penv.github.Answer;
import dev.penv.github.Wire;
import dev.penv.github.Writing;
import java.time.Duration;
import java.time.Instant;
import java.util.function.LongFunction;
import java.util.function.Supplier;
import org.kohsuke.github.GHCheckRun;
import org.kohsuke.github.ReactionContent;

/** Writes through the REST API. */
final class Writes implements Wire {
  /** GitHub's clock may differ from ours. */
  private static final Duration SKEW = Duration.ofMinutes(10);

  private final LongFunction<Installation> installations;
  private final Self self;

  Writes(LongFunction<Installation> installations, Self self) {
    this.installations = installations;
    this.self = self;
  }

  @Override
  public Answer find(Writing writing, Instant since) {
    return answer(() ->
        switch (writing) {
          case Writing.React _ -> new Answer.Absent();
          case Writing.Say say -> find(say, since.minus(SKEW));
          case Writing.Show show -> find(show);
        });
  }

  private Answer find(Writing.Say say, Instant since) {
    var installation = of(say);
    var bot = self.id(installation);
    return new Conversation(installation, say.repo(), say.number())
        .since(since)
        .filter(comment -> comment.at("/user/id").asLong() == bot)
        .filter(comment -> comment.path("body").asText().strip().endsWith(say.hiddenMark()))
        .findFirst()
        .<Answer>map(comment -> new Answer.Stands(comment.path("id").asLong(), 0))
        .orElse(new Answer.Absent());
  }

  private Answer find(Writing.Show show) {
    return Hub.ask("check runs of a commit", () -> Checks.all(of(show).hub(), show, self.app()))
        .filter(check -> show.externalId().equals(check.getExternalId()))
        .findFirst()
        .map(Writes::stands)
        .orElse(new Answer.Absent());
  }

  @Override
  public Answer create(Writing writing) {
    return answer(() ->
        switch (writing) {
          case Writing.React react -> create(react);
          case Writing.Say say -> create(say);
          case Writing.Show show -> stands(Checks.create(of(show).hub(), show));
        });
  }

  private Answer create(Writing.React react) {
    var content = ReactionContent.forContent(react.reaction().content());
    var comment = of(react).hub().comment(react.repo(), react.comment());
    var made = Hub.ask("a reaction", () -> comment.createReaction(content));
    return new Answer.Stands(made.getId(), 0);
  }

  private Answer create(Writing.Say say) {
    var issue = of(say).hub().issue(say.repo(), say.number());
    var made = Hub.ask("a new comment", () -> issue.comment(say.body()));
    return new Answer.Stands(made.getId(), 0);
  }

  @Override
  public Answer update(Writing writing, long id) {
    return answer(() ->
        switch (writing) {
          case Writing.React _ -> new Answer.Stands(id, 0);
          case Writing.Say say -> update(say, id);
          case Writing.Show show -> stands(Checks.update(of(show).hub(), show, id));
        });
  }

  private Answer update(Writing.Say say, long id) {
    var comment = of(say).hub().comment(say.repo(), id);
    return Hub.ask(
        "a comment",
        () -> {
          comment.update(say.body());
          return new Answer.Stands(id, 0);
        });
  }

  private static Answer stands(GHCheckRun check) {
    var output = check.getOutput();
    return new Answer.Stands(check.getId(), output == null ? 0 : output.getAnnotationsCount());
  }

  private Installation of(Writing writing) {
    return installations.apply(writing.repo().installation());
  }

  private static Answer answer(Supplier<Answer> call) {
    try {
      return call.get();
    } catch (Failure failure) {
      return switch (failure) {
        case Failure.Limited limited -> new Answer.Limited(limited.until());
        case Failure.Shut shut -> new Answer.Shut(shut.reason());
        case Failure.Refused refused -> refused(refused);
        case Failure.Unsent unsent -> new Answer.Unsent(unsent.reason());
        case Failure.Unanswered lost -> new Answer.Lost(lost.reason());
      };
    }
  }

  private static Answer refused(Failure.Refused refused) {
    return switch (refused.status()) {
      case 404, 410 -> new Answer.Absent();
      case 400, 422 -> new Answer.Invalid(refused.reason());
      default -> new Answer.Refused(refused.reason());
    };
  }
}
