package dev.penv.task;

import dev.penv.archive.Artifacts;
import dev.penv.archive.DiskFull;
import dev.penv.measure.MeasureFile;
import dev.penv.remote.Shell;
import dev.penv.run.Artifact;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/**
 * Keeps what a task has left, once nothing of it runs any more. Too much is a note, never a failure
 * of the run.
 */
final class Harvest {
  private static final String DISK_FULL = "The archive's disk is full: outputs were not kept.";

  private final Artifacts artifacts;
  private final Attempt attempt;
  private final Shell shell;
  private final Map<String, Artifacts.Kept> kept = new LinkedHashMap<>();
  private final List<String> notes = new ArrayList<>();

  /**
   * @param shell penv's own; everything is read as the task's user
   */
  Harvest(Artifacts artifacts, Shell shell, Attempt attempt) {
    this.artifacts = artifacts;
    this.attempt = attempt;
    this.shell = shell.as(attempt.user());
  }

  Harvested take(Limits limits) throws IOException {
    takeOutputs(limits);
    list();
    var measures = measures();
    var outputs =
        kept.values().stream().map(file -> new Artifact(file.name(), file.bytes(), file.digest()));
    return new Harvested(outputs.toList(), measures, notes);
  }

  private void list() throws IOException {
    try {
      artifacts.list(attempt.run().id().value(), owner(), List.copyOf(kept.values()));
    } catch (DiskFull full) {
      if (!kept.isEmpty()) noteFullDisk();
      kept.clear(); // what no list names is swept away
    }
  }

  private void noteFullDisk() {
    if (!notes.contains(DISK_FULL)) notes.add(DISK_FULL);
  }

  private String owner() {
    return Long.toString(attempt.run().repo().id());
  }

  private void takeOutputs(Limits limits) throws IOException {
    try {
      var output = new Folder(shell, attempt.directory().output());
      var left = keep(output, output.list(), limits);
      var workspace = new Folder(shell, attempt.workspace());
      keep(workspace, declared(workspace), left);
    } catch (DiskFull full) {
      noteFullDisk();
    }
  }

  /** What the task's globs mean in its workspace. */
  private List<Found> declared(Folder workspace) throws IOException {
    var globs = attempt.task().outputs().stream().map(Glob::new).toList();
    var starts = new LinkedHashSet<>(globs.stream().map(Glob::start).toList());
    var found = new LinkedHashSet<Found>();
    for (var start : starts.contains("") ? List.of("") : starts) {
      found.addAll(workspace.listCheckout(start));
    }
    return found.stream()
        .filter(file -> globs.stream().anyMatch(glob -> glob.matches(file.path())))
        .toList();
  }

  private Limits keep(Folder folder, List<Found> found, Limits limits) throws IOException {
    var selection = Selection.of("outputs", found, limits);
    notes.addAll(selection.notes());
    if (selection.names().isEmpty()) return limits;
    try (var keeping = new Keeping(artifacts)) {
      try {
        folder.fetch(selection.paths(), new Selected(selection, keeping::open));
      } finally {
        keeping.kept().forEach(file -> kept.putIfAbsent(file.name(), file));
      }
    }
    return selection.left();
  }

  private List<MeasureFile> measures() throws IOException {
    var look = new MeasureFolder(new Folder(shell, attempt.directory().measures())).look();
    notes.addAll(look.notes());
    return look.files();
  }
}
