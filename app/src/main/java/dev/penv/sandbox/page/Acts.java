package dev.penv.sandbox.page;

import dev.penv.sandbox.http.Body;
import dev.penv.sandbox.http.Refused;
import dev.penv.sandbox.hub.Account;
import dev.penv.sandbox.hub.Hub;
import dev.penv.sandbox.hub.Issue;
import dev.penv.sandbox.hub.Repository;
import java.util.Optional;

/** What a person does on the pages, as the user that they chose. */
final class Acts {
  private final Hub hub;

  Acts(Hub hub) {
    this.hub = hub;
  }

  /** Does it, or says by {@link Refused} why not. */
  void act(Body body) {
    var act = body.required("act");
    switch (act) {
      case "comment" -> issue(body).comment(user(body), said(body));
      case "close" -> issue(body).close(user(body));
      case "reopen" -> issue(body).reopen(user(body));
      case "press" ->
          repository(body).checks().press(run(body), body.required("identifier"), user(body));
      case "rerequest" -> repository(body).checks().rerequest(run(body), user(body));
      default -> throw Refused.invalid("no such act: " + act);
    }
  }

  private static String said(Body body) {
    var text = body.required("body");
    if (text.isBlank() || text.length() > 65_536) {
      throw Refused.invalid("A comment has 1 to 65536 characters.");
    }
    return text;
  }

  private Account user(Body body) {
    return hub.account(body.required("as"))
        .filter(account -> account.kind() == Account.Kind.USER)
        .orElseThrow(Refused::notFound);
  }

  private Repository repository(Body body) {
    var name = body.required("repository").split("/", 2);
    return hub.repository(name[0], name[name.length - 1]).orElseThrow(Refused::notFound);
  }

  private Issue issue(Body body) {
    return Optional.ofNullable(body.number("number"))
        .flatMap(repository(body)::issue)
        .orElseThrow(Refused::notFound);
  }

  private long run(Body body) {
    var id = body.numbers("run").stream().findFirst().orElseThrow(Refused::notFound);
    return repository(body).checks().find(id).orElseThrow(Refused::notFound).id();
  }
}
