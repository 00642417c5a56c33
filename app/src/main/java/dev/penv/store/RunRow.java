package dev.penv.store;

import dev.penv.run.Progress;
import dev.penv.run.Run;
import dev.penv.run.RunView;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.mapper.RowMapper;

/**
 * A run's documents, read by whoever asked and not by the few threads that work on the database.
 */
record RunRow(String id, String run, String progress) {
  static final String COLUMNS = "id, run, progress";

  static final RowMapper<RunRow> MAPPER =
      (row, _) -> new RunRow(row.getString("id"), row.getString("run"), row.getString("progress"));

  static List<RunView> views(List<RunRow> rows) {
    return rows.stream().flatMap(row -> row.view().stream()).toList();
  }

  /** Progress is only told and never decided by, so a run goes on without what cannot be read. */
  Optional<RunView> view() {
    return Documents.read("run " + id, run, Run.class).map(this::view);
  }

  private RunView view(Run read) {
    return new RunView(
        read,
        Documents.read("the progress of run " + id, progress, Progress.class)
            .orElseGet(() -> Progress.asked(read.askedAt())));
  }
}
