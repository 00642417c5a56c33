package dev.penv.report;

import dev.penv.complaint.Complaint;
import dev.penv.github.CommitId;
import dev.penv.github.Repo;
import java.time.Instant;
import java.util.List;

/**
 * What a commit offers to run, as its check run and its page tell it. Texts are Markdown.
 *
 * @param at when it was read
 * @param path of the devcontainer, empty when there is none
 * @param facts what was understood of it, for the rows of a table
 * @param ignored what of it means nothing here, each with why
 * @param notes sentences on how it was understood
 * @param warnings what was read differently than its author may think
 * @param problems all that is wrong with it; then there are no tasks
 */
public record EnvironmentView(
    Repo repo,
    CommitId commit,
    Instant at,
    String path,
    List<TaskLine> tasks,
    List<Fact> facts,
    List<Fact> ignored,
    List<String> notes,
    List<Complaint> warnings,
    List<Complaint> problems) {
  public EnvironmentView {
    tasks = List.copyOf(tasks);
    facts = List.copyOf(facts);
    ignored = List.copyOf(ignored);
    notes = List.copyOf(notes);
    warnings = List.copyOf(warnings);
    problems = List.copyOf(problems);
  }

  /** One thing, and what there is to say of it. */
  public record Fact(String name, String text) {}

  /**
   * A task.
   *
   * @param parameters each as it would be typed, with its default
   * @param needs what it needs of its machine and where that is said, empty for nothing
   * @param machine that would be chosen now, or why none
   * @param price an hour of that machine, empty when there is none
   */
  public record TaskLine(
      String name,
      String description,
      List<String> parameters,
      String needs,
      String machine,
      String price) {
    public TaskLine {
      parameters = List.copyOf(parameters);
    }
  }
}
