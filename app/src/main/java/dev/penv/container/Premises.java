package dev.penv.container;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What of a host belongs to one run, so that its containers may have it unasked.
 *
 * @param folders absolute paths, without links, of which a container may have everything
 * @param mounts what penv itself gives to the container
 * @param prefix of the names of volumes and networks that are made for this repository; not empty
 * @param gpus that were given to this run
 * @param labels by which everything that is made for this run is found and removed
 */
public record Premises(
    List<String> folders, Set<Mount> mounts, String prefix, Gpus gpus, Map<String, String> labels) {
  public Premises {
    folders =
        folders.stream()
            .map(folder ->
                Canonical.path(folder)
                    .orElseThrow(() -> new IllegalArgumentException("no folder: " + folder)))
            .toList();
    mounts = Set.copyOf(mounts);
    labels = Map.copyOf(labels);
    if (prefix.isEmpty()) throw new IllegalArgumentException("every name would be its own");
  }

  /**
   * @param path canonical
   */
  boolean hold(String path) {
    return folders.stream().anyMatch(folder -> Canonical.isBelow(path, folder));
  }

  boolean isOwn(String name) {
    return name.startsWith(prefix);
  }

  /** Whatever a repository calls a volume, no other repository's volume is called so. */
  Mount own(Mount mount) {
    return switch (mount) {
      case Mount.Volume(var name, var target, var readOnly) when !name.isEmpty() && !isOwn(name) ->
          new Mount.Volume(prefix + name, target, readOnly);
      case Mount.Volume _, Mount.Bind _, Mount.Tmpfs _ -> mount;
    };
  }
}
