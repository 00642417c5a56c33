package dev.penv.event;

import dev.penv.github.AppInstallation;
import dev.penv.github.Repo;
import java.util.List;

/** Reads what GitHub says of installations of the App. */
final class InstallationEvents {
  private InstallationEvents() {}

  static Event changed(Fields root) {
    var installation = installation(root.in("installation"));
    return root.text("action").equals("deleted")
        ? new Event.InstallationDeleted(installation.id())
        : new Event.InstallationChanged(
            installation, repositories(root, "repositories", installation.id()));
  }

  static Event reach(Fields root) {
    var installation = installation(root.in("installation"));
    return new Event.ReachChanged(
        installation,
        repositories(root, "repositories_added", installation.id()),
        repositories(root, "repositories_removed", installation.id()));
  }

  private static AppInstallation installation(Fields installation) {
    return new AppInstallation(
        installation.number("id"),
        Events.account(installation.in("account")),
        installation.has("suspended_at"),
        installation.values("permissions"),
        installation.texts("events"));
  }

  private static List<Repo> repositories(Fields root, String name, long installation) {
    return root.each(name).stream().map(each -> repository(each, installation)).toList();
  }

  /** Here the owner is told in the full name only. */
  private static Repo repository(Fields repository, long installation) {
    var owner = repository.as("full_name", full -> Events.safe(full.split("/", 2)[0]));
    return new Repo(
        repository.number("id"), owner, repository.as("name", Events::safe), installation);
  }
}
