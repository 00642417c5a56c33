package dev.penv.measure;

import dev.penv.complaint.Complaint;
import dev.penv.complaint.Place;
import dev.penv.complaint.Quoted;
import dev.penv.environment.Direction;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The measures directory of one run, as far as it has been seen; grows while the task runs. Files
 * come from a machine on which anybody's code ran: all is bounded, what is bad is complained about,
 * the rest counts. For one thread.
 */
public final class MeasureFiles {
  public static final int MOST_FILES = 10_000;

  private static final int MOST_NUMBERS = 100_000;
  private static final int MOST_COMPLAINTS = 20;
  private static final String SUMMARY = "summary";

  /** Not a measure; whoever follows the task reads it. */
  private static final String PROGRESS = "progress";

  private static final Place DIRECTORY = new Place.InFile("measures", 1, 1);

  private final Map<String, Numbers.Found> files = new TreeMap<>(StepOrder.NATURAL);
  private int numbers;
  private boolean tooManyFiles;
  private boolean tooManyNumbers;

  /** Takes files in; one that is there already is replaced. */
  public void add(Collection<MeasureFile> changed) {
    changed.forEach(this::add);
  }

  private void add(MeasureFile file) {
    if (FileName.isPassing(file.name())) return;
    if (files.size() >= MOST_FILES && !files.containsKey(file.name())) {
      tooManyFiles = true;
      return;
    }
    var found = within(read(file), file.name());
    files.put(file.name(), found);
    numbers += found.leaves().size();
  }

  private Numbers.Found read(MeasureFile file) {
    var path = "measures/" + file.name();
    return FileName.parts(file.name()).isPresent()
        ? Numbers.in(file.content(), path)
        : Numbers.Found.refused(
            new Complaint(
                DIRECTORY,
                "A file of measures cannot be called %s.".formatted(Quoted.of(file.name())),
                "Use visible characters, at most 100 in a name, and at most 8 folders."));
  }

  /** What fits into the run's share, once the file's former content has made room. */
  private Numbers.Found within(Numbers.Found found, String name) {
    var former = files.getOrDefault(name, Numbers.Found.NOTHING);
    numbers -= former.leaves().size();
    if (numbers + found.leaves().size() <= MOST_NUMBERS) return found;
    tooManyNumbers = true;
    return Numbers.Found.NOTHING;
  }

  /**
   * What all files say together.
   *
   * @param declared measures of the task with their directions; they come first
   */
  public Measures measures(Map<String, Direction> declared) {
    var gathering = new Gathering(declared);
    files.forEach((name, found) -> {
      if (isNamed(name, SUMMARY)) gathering.addHeadline(found.leaves());
      else if (!isNamed(name, PROGRESS)) addTo(gathering, name, found.leaves());
    });
    return gathering.measures();
  }

  private static void addTo(Gathering gathering, String name, List<Leaf> leaves) {
    var parts = FileName.parts(name);
    if (parts.isEmpty() || leaves.isEmpty()) return;
    var isNumber = leaves.getFirst().keys().isEmpty() && !leaves.getFirst().isListed();
    gathering.add(FileName.of(parts.get(), isNumber), leaves);
  }

  /** What is wrong with the files; the first of it, when it is much. */
  public List<Complaint> complaints() {
    var all = new ArrayList<Complaint>();
    if (tooManyFiles) all.add(tooMany("10,000 files of measures", "Write fewer, larger files."));
    if (tooManyNumbers) all.add(tooMany("100,000 measured values", "Measure less often."));
    files.values().forEach(found -> all.addAll(found.complaints()));
    return all.stream().limit(MOST_COMPLAINTS).toList();
  }

  private static Complaint tooMany(String what, String remedy) {
    return new Complaint(
        DIRECTORY, "There are more than %s; the rest is left out.".formatted(what), remedy);
  }

  private static boolean isNamed(String path, String name) {
    return path.equals(name) || path.equals(name + ".json");
  }
}
