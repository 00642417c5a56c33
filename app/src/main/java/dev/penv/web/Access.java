package dev.penv.web;

import dev.penv.github.Account;
import dev.penv.github.GitHub;
import dev.penv.run.Run;
import dev.penv.run.RunId;
import dev.penv.run.RunRecords;
import dev.penv.run.RunView;
import dev.penv.secret.SignedLinks.Purpose;
import dev.penv.web.page.Address;
import io.javalin.http.Context;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Who may see what: the operator everything, a person what GitHub lets that person read, the holder
 * of a signed link one run.
 */
final class Access {
  private static final String BEARER = "Bearer ";

  private final Operator operator;
  private final People people;
  private final Cookies cookies;
  private final ReadLinks links;
  private final RunRecords runs;

  Access(Operator operator, People people, Cookies cookies, ReadLinks links, RunRecords runs) {
    this.operator = operator;
    this.people = people;
    this.cookies = cookies;
    this.links = links;
    this.runs = runs;
  }

  /** By the header alone where there is one: a program must not act as a browser's person. */
  Visitor visitor(Context context) {
    var authorization = context.header("Authorization");
    if (authorization != null) return bearer(authorization);
    if (operator.isSession(cookies.operator(context))) return new Visitor.Keeper();
    return Optional.of(cookies.person(context))
        .filter(secret -> !secret.isEmpty())
        .flatMap(people.sessions()::find)
        .<Visitor>map(Visitor.Person::new)
        .orElseGet(Visitor.Stranger::new);
  }

  private Visitor bearer(String authorization) {
    if (!authorization.startsWith(BEARER)) return new Visitor.Stranger();
    var token = authorization.substring(BEARER.length());
    if (operator.isToken(token)) return new Visitor.Keeper();
    return people
        .tokens()
        .find(token)
        .<Visitor>map(Visitor.Program::new)
        .orElseGet(Visitor.Stranger::new);
  }

  /**
   * The run of the path, if this visitor may read it. Those who may not get the same answer whether
   * it exists or not.
   *
   * @throws GitHub.Unreachable when that cannot be told now
   */
  Optional<Visit> visit(Context context, Visitor visitor) {
    var view = RunId.parse(context.pathParam("run")).flatMap(runs::find);
    return view.flatMap(one -> byRight(context, one, visitor))
        .or(() -> view.flatMap(one -> byLink(context, one)));
  }

  private Optional<Visit> byRight(Context context, RunView view, Visitor visitor) {
    BooleanSupplier may = () -> mayRead(context, view.run(), visitor);
    if (!may.getAsBoolean()) return Optional.empty();
    return Optional.of(new Visit(view, Address.open(view.run().id()), visitor, may));
  }

  private boolean mayRead(Context context, Run run, Visitor visitor) {
    return switch (visitor) {
      case Visitor.Stranger() -> false;
      case Visitor.Keeper() -> visitor(context) instanceof Visitor.Keeper;
      case Visitor.Person person ->
          people.sessions().goesOn(person.session()) && mayRead(run, person.who());
      case Visitor.Program program ->
          people.tokens().stands(program.token()) && mayRead(run, program.who());
    };
  }

  private boolean mayRead(Run run, Account who) {
    return people.readers().mayRead(run.repo(), who);
  }

  private Optional<Visit> byLink(Context context, RunView view) {
    var run = view.run();
    var expires = given(context, "expires");
    var signature = given(context, "sig");
    BooleanSupplier may = () -> links.open(run, Purpose.READ, expires, signature);
    if (!may.getAsBoolean()) return Optional.empty();
    var address = Address.signed(run.id(), expires, signature);
    return Optional.of(new Visit(view, address, new Visitor.Stranger(), may));
  }

  private static String given(Context context, String name) {
    var value = context.queryParam(name);
    return value == null ? "" : value;
  }
}
