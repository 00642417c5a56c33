package dev.penv.environment;

import dev.penv.complaint.Complaint;
import dev.penv.complaint.Nearest;
import dev.penv.complaint.Place;
import dev.penv.complaint.Quoted;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Finds and reads the devcontainer of a repository, at the three places that containers.dev names:
 * {@code .devcontainer/devcontainer.json}, {@code .devcontainer.json} and {@code
 * .devcontainer/<folder>/devcontainer.json}.
 */
public final class Environments {
  /** What a repository gets that says nothing of what it needs. */
  public static final String DEFAULT_IMAGE = Proposals.PLAIN;

  private static final String FOLDER = ".devcontainer";
  private static final List<String> MAIN =
      List.of(".devcontainer/devcontainer.json", ".devcontainer.json");

  /** Each candidate may cost a request. */
  private static final int MOST_FOLDERS = 50;

  private static final Pattern NAME = Pattern.compile("(?!\\.{1,2}$)[^/\\\\\\p{Cntrl}]{1,100}");

  private Environments() {}

  /**
   * The Environment of a repository; one without tasks that penv proposes when it has no
   * devcontainer.
   *
   * @param wanted folder below {@code .devcontainer}; empty for the main file, or the only one
   */
  public static Reading read(RepositoryFiles files, String wanted) {
    return read(files, wanted, DEFAULT_IMAGE);
  }

  /**
   * The same with another image for a repository that says nothing of what it needs.
   *
   * @param image by its name in a registry
   */
  public static Reading read(RepositoryFiles files, String wanted, String image) {
    return wanted.isEmpty() ? readMain(files, image) : readFolder(files, wanted);
  }

  /** What penv would run a repository in that has no devcontainer. */
  public static Proposal propose(RepositoryFiles files) {
    return Proposals.of(files, DEFAULT_IMAGE);
  }

  private static Reading readMain(RepositoryFiles files, String image) {
    for (var path : MAIN) {
      var text = files.file(path);
      if (text.isPresent()) return EnvironmentReader.read(path, "", text.get());
    }
    var folders = folders(files);
    return switch (folders.size()) {
      case 0 -> new Reading.Understood(Environment.of(Proposals.of(files, image)), List.of());
      case 1 -> readFolder(files, folders.getFirst());
      default -> misread("env", "There are several devcontainers and no main one.", folders);
    };
  }

  private static Reading readFolder(RepositoryFiles files, String name) {
    if (NAME.matcher(name).matches()) {
      var path = path(name);
      var text = files.file(path);
      if (text.isPresent()) return EnvironmentReader.read(path, name, text.get());
    }
    var problem = "There is no devcontainer called %s.".formatted(Quoted.of(name));
    return misread("env=" + name, problem, folders(files));
  }

  /** The names of those in folders of their own, in order. */
  public static List<String> names(RepositoryFiles files) {
    return folders(files);
  }

  private static List<String> folders(RepositoryFiles files) {
    return files.folders(FOLDER).stream()
        .filter(NAME.asMatchPredicate())
        .sorted()
        .limit(MOST_FOLDERS)
        .filter(name -> files.file(path(name)).isPresent())
        .toList();
  }

  private static String path(String folder) {
    return FOLDER + "/" + folder + "/devcontainer.json";
  }

  private static Reading misread(String word, String problem, List<String> folders) {
    var place = new Place.InCommand(word);
    return new Reading.Misread(List.of(new Complaint(place, problem, remedy(word, folders))));
  }

  private static String remedy(String word, List<String> folders) {
    if (folders.isEmpty()) return "This repository has none in folders; leave `env` out.";
    var list = folders.stream().map(Quoted::of).collect(Collectors.joining(", "));
    var near = Nearest.to(word.replaceFirst("^env=", ""), folders).orElse(folders.getFirst());
    return "Add `env=` with one of %s, for example %s.".formatted(list, example(near));
  }

  private static String example(String folder) {
    return Quoted.of(folder.contains(" ") ? "env=\"%s\"".formatted(folder) : "env=" + folder);
  }
}
