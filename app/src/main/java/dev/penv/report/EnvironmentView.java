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
 * @param notes sentences on how it was understood
 * @param problems all that is wrong with it; then there are no tasks
 */
public record EnvironmentView(
    Repo repo,
    CommitId commit,
    Instant at,
    String path,
    List<TaskLine> tasks,
    List<String> notes,
    List<Complaint> problems) {
  public EnvironmentView {
    tasks = List.copyOf(tasks);
    notes = List.copyOf(notes);
    problems = List.copyOf(problems);
  }

  /**
   * A task.
   *
   * @param parameters each as it would be typed, with its default
   * @param machine that would be chosen now, or why none
   * @param price an hour of that machine, empty when there is none
   */
  public record TaskLine(
      String name, String description, List<String> parameters, String machine, String price) {
    public TaskLine {
      parameters = List.copyOf(parameters);
    }
  }
}
