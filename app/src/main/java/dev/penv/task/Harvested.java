package dev.penv.task;

import dev.penv.measure.MeasureFile;
import dev.penv.run.Artifact;
import java.util.List;

/**
 * What was kept of a task.
 *
 * @param notes sentences that say what was left out, and why
 */
public record Harvested(List<Artifact> outputs, List<MeasureFile> measures, List<String> notes) {
  public Harvested {
    outputs = List.copyOf(outputs);
    measures = List.copyOf(measures);
    notes = List.copyOf(notes);
  }
}
