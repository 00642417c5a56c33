package dev.penv.github;

import java.util.List;
import java.util.Optional;

/**
 * Where the App is installed and which repositories it reaches there, as far as events and {@link
 * Installations} told. Survives the process. Repositories are known by their numeric id: owner,
 * name and installation are the latest that were heard of.
 */
public interface Inventory {
  /** All, by id. */
  List<AppInstallation> installations();

  Optional<AppInstallation> installation(long id);

  /** What an installation reaches, by id; of all installations with 0. */
  List<Repo> repositories(long installation);

  /** The repository with this numeric id; empty when it is out of reach or was never heard of. */
  Optional<Repo> repository(long id);

  /** An installation is like this now. */
  void keep(AppInstallation installation);

  /** The App reaches these, under these names. */
  void reach(List<Repo> repositories);

  /** The App reaches exactly these through the installation; others of it are forgotten. */
  void reachOnly(long installation, List<Repo> repositories);

  /** The App was uninstalled: the installation and all it reached are forgotten. */
  void forget(long installation);

  /** The same repository under its present name; as it is when it was never heard of. */
  default Repo present(Repo repo) {
    return repository(repo.id()).orElse(repo);
  }
}
