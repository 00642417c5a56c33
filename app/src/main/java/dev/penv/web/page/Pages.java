package dev.penv.web.page;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.nio.file.Path;

/** Pages as HTML. Whatever is put into a template is escaped for the place where it stands. */
public final class Pages {
  /** Templates are classes of this package, made when penv is built. */
  private static final TemplateEngine TEMPLATES =
      TemplateEngine.createPrecompiled(
          Path.of(""), ContentType.Html, Pages.class.getClassLoader(), "dev.penv.web.page");

  private Pages() {}

  public static String run(RunPage page) {
    return render("run.jte", page);
  }

  /** The part of a run's page that changes. */
  public static String summary(RunPart part) {
    return render("summary.jte", part);
  }

  public static String list(ListPage page) {
    return render("list.jte", page);
  }

  public static String login(LoginPage page) {
    return render("login.jte", page);
  }

  public static String tokens(TokensPage page) {
    return render("tokens.jte", page);
  }

  public static String notice(Notice notice) {
    return render("notice.jte", notice);
  }

  public static String setup(SetupPage page) {
    return render("setup.jte", page);
  }

  public static String setupGo(SetupGoPage page) {
    return render("setup-go.jte", page);
  }

  public static String setupEnd(SetupEndPage page) {
    return render("setup-end.jte", page);
  }

  public static String doctor(DoctorPage page) {
    return render("doctor.jte", page);
  }

  public static String environment(EnvironmentPage page) {
    return render("environment.jte", page);
  }

  public static String error(ErrorPage page) {
    return render("error.jte", page);
  }

  private static String render(String template, Object page) {
    var html = new StringOutput();
    TEMPLATES.render(template, page, html);
    return html.toString();
  }
}
