package dev.penv.environment;

import java.util.List;
import java.util.Optional;

/** The files of a repository at one commit, or of a folder on disk. */
public interface RepositoryFiles {
  /**
   * The text of a file, decoded as UTF-8 with {@code U+FFFD} for bytes that are not.
   *
   * @param path below the root, with slashes, never with {@code ..}
   * @return empty when there is no such file
   */
  Optional<String> file(String path);

  /**
   * The names of what lies directly in a folder, files and perhaps more; none when it does not
   * exist.
   *
   * @param path empty for the root
   */
  List<String> files(String path);

  /** The names of the folders directly below this one; none when it does not exist. */
  List<String> folders(String path);
}
