package dev.penv.lifecycle;

import dev.penv.command.Command;
import dev.penv.complaint.Complained;
import dev.penv.complaint.Complaint;
import dev.penv.environment.Environment;
import dev.penv.environment.Environments;
import dev.penv.environment.Reading;
import dev.penv.environment.RepositoryFiles;
import dev.penv.event.Event.CommentPosted;
import dev.penv.github.CommitId;
import dev.penv.github.Contributed;
import dev.penv.github.Contribution;
import dev.penv.github.Contributions;
import dev.penv.github.GitHub;
import dev.penv.policy.Ask.Matter;
import dev.penv.policy.Verdict;
import dev.penv.report.InitText;
import dev.penv.report.Replies;
import dev.penv.template.Application;
import dev.penv.template.Suggestion;
import dev.penv.template.Template;
import dev.penv.template.Templates;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Proposes a devcontainer to a repository that has none, in a pull request. Nothing of it is
 * recorded here: GitHub is asked what is there already.
 */
final class Initiation {
  private static final String BRANCH = "penv/init-";
  private static final String SAMPLES = "penv-sample/";

  private final GitHub github;
  private final Contributions contributions;
  private final Rights rights;
  private final ReadEnvironment reading;
  private final Templates templates;

  Initiation(
      GitHub github,
      Contributions contributions,
      Rights rights,
      ReadEnvironment reading,
      Templates templates) {
    this.github = github;
    this.contributions = contributions;
    this.rights = rights;
    this.reading = reading;
    this.templates = templates;
  }

  Answer init(Spoken spoken, Command.Init init) {
    var comment = spoken.comment();
    var verdict = rights.decideNow(comment.repo(), comment.author(), new Matter.Propose());
    if (verdict instanceof Verdict.Denied denied) {
      return new Answer.Refusal(Replies.denied(denied));
    }
    if (!init.template().isEmpty() && templates.find(init.template()).isEmpty()) {
      return new Answer.NotUnderstood(InitText.unknown(init.template(), templates.all()));
    }
    var base = github.defaultBranch(comment.repo());
    return github
        .commit(comment.repo(), base)
        .map(onto -> init(comment, init, base, onto))
        .orElseGet(() -> new Answer.Refusal(Replies.emptyRepository()));
  }

  private Answer init(CommentPosted comment, Command.Init init, String base, CommitId onto) {
    var files = reading.files(comment.repo(), onto);
    try {
      if (hasDevContainer(files)) return new Answer.Refusal(InitText.present(base));
      return switch (plan(files, init)) {
        case Plan.Unclear(var complaints) ->
            new Answer.NotUnderstood(Replies.complaints(complaints));
        case Plan.Clear clear -> propose(comment, clear, files, base, onto);
      };
    } catch (Complained complained) {
      return new Answer.Refusal(Replies.complaint(complained.complaint()));
    }
  }

  private static boolean hasDevContainer(RepositoryFiles files) {
    return switch (Environments.read(files, "")) {
      case Reading.Understood(Environment environment, var _) -> !environment.path().isEmpty();
      case Reading.Misread _ -> true;
    };
  }

  /** What is to stand in the repository. */
  private sealed interface Plan {
    /**
     * Known.
     *
     * @param name of the template, or what stands for it
     * @param reasons empty where somebody has chosen
     */
    record Clear(
        String name, Map<String, String> options, Map<String, String> files, List<String> reasons)
        implements Plan {}

    record Unclear(List<Complaint> complaints) implements Plan {}
  }

  private Plan plan(RepositoryFiles files, Command.Init init) {
    var chosen = templates.find(init.template());
    if (chosen.isPresent()) return of(chosen.get(), init.options(), List.of());
    var suggestion = Suggestion.of(files, templates);
    var suits = templates.find(suggestion.template());
    if (suits.isEmpty()) {
      return new Plan.Clear(
          InitText.PLAIN, Map.of(), suggestion.proposal().files(), suggestion.reasons());
    }
    return of(suits.get(), suggestion.options(), suggestion.reasons());
  }

  private static Plan of(Template template, Map<String, String> chosen, List<String> reasons) {
    return switch (template.apply(chosen)) {
      case Application.Applied(var options, var files) ->
          new Plan.Clear(template.id(), options, files, reasons);
      case Application.Refused(var complaints) -> new Plan.Unclear(complaints);
    };
  }

  /**
   * A sample whose place is taken is left out; without its container there is nothing to propose.
   */
  private Answer propose(
      CommentPosted comment, Plan.Clear plan, RepositoryFiles files, String base, CommitId onto) {
    var wanted = new LinkedHashMap<>(plan.files());
    wanted.keySet().removeIf(path -> path.startsWith(SAMPLES) && isThere(files, path));
    var taken = wanted.keySet().stream().filter(path -> isThere(files, path)).findFirst();
    if (taken.isPresent()) return new Answer.Refusal(InitText.taken(taken.get(), base));
    var found = templates.find(plan.name());
    var title = InitText.title(found.map(Template::name));
    var body =
        InitText.body(found, plan.options(), plan.reasons(), wanted.keySet(), comment.number());
    var contribution =
        new Contribution(comment.repo(), base, onto, BRANCH + plan.name(), title, body, wanted);
    return answer(contributions.open(contribution), plan);
  }

  private static boolean isThere(RepositoryFiles files, String path) {
    var cut = path.lastIndexOf('/');
    return files.files(path.substring(0, Math.max(cut, 0))).contains(path.substring(cut + 1));
  }

  private static Answer answer(Contributed contributed, Plan.Clear plan) {
    return switch (contributed) {
      case Contributed.Open(var number, var fresh) ->
          new Answer.Told(InitText.opened(number, fresh, plan.name(), plan.reasons()));
      case Contributed.Taken(var branch) -> new Answer.Refusal(InitText.branchTaken(branch));
      case Contributed.NotGranted() -> new Answer.Refusal(InitText.notGranted());
    };
  }
}
