package dev.penv.github;

import java.util.List;

/**
 * Where the App is installed, asked of GitHub. Throws {@link GitHub.Unreachable} as its reads do.
 */
public interface Installations {
  /** Every installation of the App, suspended ones too. */
  List<AppInstallation> all();

  /** Every repository that an installation reaches; it must not be suspended. */
  List<Repo> repositories(long installation);
}
