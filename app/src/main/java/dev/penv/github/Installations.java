package dev.penv.github;

import java.util.List;
import java.util.Optional;

/**
 * Where the App is installed, asked of GitHub. Throws {@link GitHub.Unreachable} as its reads do.
 */
public interface Installations {
  /** Every installation of the App, suspended ones too. */
  List<AppInstallation> all();

  /** One as it is now, suspended or not; empty when it is no more. */
  Optional<AppInstallation> find(long installation);

  /** Every repository that an installation reaches; it must not be suspended. */
  List<Repo> repositories(long installation);
}
