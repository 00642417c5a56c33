package dev.penv.web;

import dev.penv.app.Finding;
import dev.penv.web.page.DoctorPage;
import dev.penv.web.page.Pages;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;

/** The check-up, for the operator alone: it names accounts and addresses. */
final class DoctorRoutes implements Routes {
  private final Gate gate;
  private final Handler deny;
  private final Examination examination;
  private final InstantSource time;

  DoctorRoutes(Gate gate, Handler deny, Examination examination, InstantSource time) {
    this.gate = gate;
    this.deny = deny;
    this.examination = examination;
    this.time = time;
  }

  @Override
  public void add(RoutesConfig routes) {
    routes.get("/doctor", gate.operator(deny, this::page));
    routes.get("/api/doctor", gate.operator(Answers::denyProgram, this::json));
  }

  /** What was looked at, as programs read it. */
  record Looked(List<Line> findings) {}

  /** One finding; empty texts are nothing. */
  record Line(String state, String subject, String sentence, String remedy, String link) {
    static Line of(Finding finding) {
      return new Line(
          finding.state().name().toLowerCase(Locale.ROOT),
          finding.subject(),
          finding.sentence(),
          finding.remedy(),
          finding.link());
    }
  }

  private void page(Context context) {
    context.html(Pages.doctor(DoctorPage.of(examination.findings(), time.instant())));
  }

  private void json(Context context) {
    Json.write(context, new Looked(examination.findings().stream().map(Line::of).toList()));
  }
}
