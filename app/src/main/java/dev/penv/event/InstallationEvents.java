package dev.penv.event;

import dev.penv.github.Repo;

/** Reads what GitHub says of installations of the App. */
final class InstallationEvents {
  private InstallationEvents() {}

  static Event changed(Fields root) {
    return root.text("action").equals("deleted")
        ? new Event.InstallationDeleted(id(root))
        : new Event.InstallationChanged(id(root));
  }

  static Event reach(Fields root) {
    var installation = id(root);
    return new Event.ReachChanged(
        installation,
        root.each("repositories_removed").stream()
            .map(each -> repository(each, installation))
            .toList());
  }

  private static long id(Fields root) {
    return root.in("installation").number("id");
  }

  /** Here the owner is told in the full name only. */
  private static Repo repository(Fields repository, long installation) {
    var owner = repository.as("full_name", full -> Events.safe(full.split("/", 2)[0]));
    return new Repo(
        repository.number("id"), owner, repository.as("name", Events::safe), installation);
  }
}
