package dev.penv.world;

import dev.penv.github.CommitId;
import dev.penv.github.Repo;
import dev.penv.measure.Theme;
import dev.penv.report.EnvironmentView;
import dev.penv.report.Links;
import dev.penv.run.Run;
import java.net.URI;
import java.util.Optional;

/** Links that nobody signs, to a penv that GitHub cannot reach. */
public class PlainLinks implements Links {
  @Override
  public URI page(Run run) {
    return URI.create("http://penv.test/runs/" + run.id());
  }

  @Override
  public URI log(Run run) {
    return URI.create(page(run) + "/log");
  }

  @Override
  public URI outputs(Run run) {
    return URI.create(page(run) + "/outputs");
  }

  @Override
  public URI file(Repo repo, String path) {
    return URI.create("http://github.test/%s/blob/HEAD/%s".formatted(repo.fullName(), path));
  }

  @Override
  public Optional<URI> plots(Run run, Theme theme, String revision) {
    return Optional.empty();
  }

  @Override
  public URI environment(EnvironmentView view) {
    return URI.create(
        "http://penv.test/environments/%d/%s".formatted(view.repo().id(), view.commit().sha()));
  }

  @Override
  public URI commit(Repo repo, CommitId commit) {
    return URI.create("http://github.test/%s/commit/%s".formatted(repo.fullName(), commit.sha()));
  }
}
