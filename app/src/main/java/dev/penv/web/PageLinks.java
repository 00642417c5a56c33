package dev.penv.web;

import dev.penv.github.CommitId;
import dev.penv.github.Repo;
import dev.penv.measure.Theme;
import dev.penv.report.EnvironmentView;
import dev.penv.report.Links;
import dev.penv.report.Publicity;
import dev.penv.run.Run;
import dev.penv.secret.SignedLinks;
import dev.penv.secret.SignedLinks.Purpose;
import dev.penv.web.page.Address;
import java.net.URI;
import java.time.InstantSource;
import java.util.Optional;

/**
 * The addresses of penv's pages. Where people log in they are plain; where nobody can they are
 * signed, and begin to hold when the run was asked for, so that the same run always has the same
 * links.
 */
public final class PageLinks implements Links, ReadLinks {
  private final Settings settings;
  private final SignedLinks signed;
  private final Publicity publicity;
  private final InstantSource time;

  public PageLinks(Settings settings, SignedLinks signed, Publicity publicity, InstantSource time) {
    this.settings = settings;
    this.signed = signed;
    this.publicity = publicity;
    this.time = time;
  }

  @Override
  public URI page(Run run) {
    return to(run, "");
  }

  @Override
  public URI log(Run run) {
    return to(run, "/log");
  }

  @Override
  public URI outputs(Run run) {
    return to(run, "/outputs");
  }

  @Override
  public URI environment(EnvironmentView view) {
    var page =
        "%s/environments/%d/%s".formatted(settings.url(), view.repo().id(), view.commit().sha());
    if (settings.login()) return URI.create(page);
    var mark = signed.mark(view.repo().id(), subject(view), Purpose.READ, view.at()).split("-", 2);
    return URI.create("%s?expires=%s&sig=%s".formatted(page, mark[0], mark[1]));
  }

  @Override
  public boolean open(EnvironmentView view, String expires, String signature) {
    var mark = expires + "-" + signature;
    return isOpened(Purpose.READ)
        && signed.holds(mark, view.repo().id(), subject(view), Purpose.READ, time.instant());
  }

  private static String subject(EnvironmentView view) {
    return "environment/" + view.commit().sha();
  }

  @Override
  public URI commit(Repo repo, CommitId commit) {
    return URI.create(
        "%s/%s/commit/%s".formatted(settings.github(), repo.fullName(), commit.sha()));
  }

  @Override
  public URI file(Repo repo, String path) {
    return URI.create("%s/%s/blob/HEAD/%s".formatted(settings.github(), repo.fullName(), path));
  }

  @Override
  public Optional<URI> plots(Run run, Theme theme, String revision) {
    if (!publicity.isPublic()) return Optional.empty();
    var key = signed(run, Purpose.PLOT).key();
    var query = "theme=%s&v=%s&%s".formatted(theme.word(), revision, key);
    return Optional.of(URI.create("%s/plots/%s.svg?%s".formatted(settings.url(), run.id(), query)));
  }

  @Override
  public boolean open(Run run, Purpose purpose, String expires, String signature) {
    var mark = expires + "-" + signature;
    return isOpened(purpose)
        && signed.holds(mark, run.repo().id(), run.id().value(), purpose, time.instant());
  }

  /** A plot is fetched by a proxy that cannot log in. */
  private boolean isOpened(Purpose purpose) {
    return switch (purpose) {
      case READ -> !settings.login();
      case PLOT -> true;
    };
  }

  private URI to(Run run, String below) {
    var address = settings.login() ? Address.open(run.id()) : signed(run, Purpose.READ);
    return URI.create(settings.url() + address.to(below));
  }

  private Address signed(Run run, Purpose purpose) {
    var mark = signed.mark(run.repo().id(), run.id().value(), purpose, run.askedAt());
    var parts = mark.split("-", 2);
    return Address.signed(run.id(), parts[0], parts[1]);
  }
}
