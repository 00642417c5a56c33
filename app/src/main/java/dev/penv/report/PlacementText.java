package dev.penv.report;

import dev.penv.complaint.Durations;
import dev.penv.machine.Offer;
import dev.penv.machine.Purchase;
import dev.penv.money.HoldAnswer;
import dev.penv.money.Money;
import dev.penv.placement.Placement;
import dev.penv.placement.Reason;
import dev.penv.placement.Rejection;
import dev.penv.policy.Rule;
import dev.penv.run.Outcome;
import dev.penv.run.Run;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What is for sale, what was tried, and why not. */
public final class PlacementText {
  private static final int MOST_ROWS = 20;

  private PlacementText() {}

  /** What {@code dry} answers. */
  public static String dry(Run run, Placement placement, Money worstCase) {
    if (placement.offers().isEmpty()) {
      return "This would not start: %s. %s"
          .formatted(nothingFits(run, placement), remedy(placement));
    }
    var first = placement.offers().getFirst();
    return ("This would run %s at `%s` on %s at %s, for at most %s; with what comes before and after"
            + " it costs at most %s. Nothing was started.%s%s")
        .formatted(
            Markdown.code((Wording.task(run) + " " + Wording.parameters(run)).strip()),
            run.commit().abbreviated(),
            offer(first),
            first.rate(),
            Durations.print(run.timeout()),
            worstCase.rounded(),
            notes(run),
            others(placement));
  }

  private static String notes(Run run) {
    return run.notes().stream().map(note -> "\n\n" + note).collect(Collectors.joining());
  }

  private static String others(Placement placement) {
    if (placement.rejections().isEmpty()) return "";
    return "\n\nWhat else there is does not fit:\n\n" + menu(placement);
  }

  /** Why, in the middle of a sentence. */
  public static String nothingFits(Run run, Placement placement) {
    return placement.rejections().isEmpty()
        ? "there is no machine at the moment"
        : "no machine fits " + NeedsText.of(run);
  }

  /** What to do instead, with the menu where there is one. */
  public static String remedy(Placement placement) {
    return placement.rejections().isEmpty()
        ? "Ask again later, or ask the operator of this penv."
        : "Your turn: %s\n\n%s".formatted(Alternatives.of(placement), menu(placement));
  }

  private static String menu(Placement placement) {
    return placement.rejections().stream()
        .limit(MOST_ROWS)
        .map(PlacementText::row)
        .distinct()
        .collect(Collectors.joining("\n", "| machine | price | why not |\n|---|---:|---|\n", ""));
  }

  private static String row(Rejection rejection) {
    var reasons =
        rejection.reasons().stream().map(PlacementText::reason).collect(Collectors.joining(", "));
    return "| %s | %s | %s |"
        .formatted(offer(rejection.offer()), rejection.offer().rate(), reasons);
  }

  private static String reason(Reason reason) {
    return switch (reason) {
      case Reason.Lacks(var shortfall) -> shortfall.words();
      case Reason.NotAsWished(var key, var wanted) -> "is not " + Markdown.cell(key + "=" + wanted);
      case Reason.WrongMarket(var wanted) ->
          "is not %s".formatted(Markdown.code("spot=" + wanted.name().toLowerCase(Locale.ROOT)));
      case Reason.Forbidden(var rule) -> rule;
      case Reason.TooDear(var most) -> "costs more than %s/h".formatted(most);
    };
  }

  static String offer(Offer offer) {
    var where = offer.provider().equals("local") ? "this computer" : offer.provider();
    return "%s (%s)".formatted(Wording.hardware(offer.hardware()), where);
  }

  /** No seller sold; each with its word. */
  public static Outcome outcome(List<Purchase> refusals) {
    return new Outcome.Refused(
        "no machine could be had (%s)".formatted(words(refusals)), "Run it again in a while.");
  }

  /** No seller sold, and some may in a while. */
  public static String goesOnAsking(List<Purchase> refusals, Duration patience) {
    return "No machine could be had at first (%s): penv asks again for up to %s."
        .formatted(words(refusals), Durations.print(patience));
  }

  private static String words(List<Purchase> refusals) {
    return refusals.stream()
        .map(PlacementText::refusal)
        .distinct()
        .collect(Collectors.joining("; "));
  }

  private static String refusal(Purchase purchase) {
    return switch (purchase) {
      case Purchase.Bought(var machine) -> machine.id();
      case Purchase.NoCapacity(var offer, var reason) ->
          offer(offer) + ": " + Markdown.prose(Ending.unended(reason));
      case Purchase.OverQuota(var offer, var quota, var link) ->
          "%s: quota %s, [ask for more](%s)".formatted(offer(offer), Markdown.prose(quota), link);
      case Purchase.Refused(var offer, var reason) ->
          offer(offer) + ": " + Markdown.prose(Ending.unended(reason));
    };
  }

  /** A machine that was to be bought and that policy forbids by now. */
  public static Outcome forbidden(Rule rule) {
    return new Outcome.Refused(
        "the policy does not allow this machine any more", "Ask again. " + RuleText.of(rule));
  }

  public static Outcome overBudget(HoldAnswer.OverBudget over, Rule rule) {
    return new Outcome.Refused(
        """
        it could cost %s with what comes before and after its task, and of the budget of %s for a \
        %s %s is taken\
        """
            .formatted(
                over.asked().rounded(),
                over.ceiling().rounded(),
                over.span().name().toLowerCase(Locale.ROOT),
                over.taken().rounded()),
        "Ask for a shorter `timeout` or a cheaper machine. " + RuleText.of(rule));
  }
}
