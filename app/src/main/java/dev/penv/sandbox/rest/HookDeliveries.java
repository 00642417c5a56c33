package dev.penv.sandbox.rest;

import dev.penv.sandbox.hook.Delivery;
import dev.penv.sandbox.hook.Outbox;
import dev.penv.sandbox.http.Access;
import dev.penv.sandbox.http.Answer;
import dev.penv.sandbox.http.Call;
import dev.penv.sandbox.http.Paging;
import dev.penv.sandbox.http.Refused;
import dev.penv.sandbox.http.Routes;
import dev.penv.sandbox.json.Json;

/** Deliveries of the App's webhook, newest first, by cursor. */
final class HookDeliveries {
  private final Outbox outbox;

  HookDeliveries(Outbox outbox) {
    this.outbox = outbox;
  }

  void add(Routes routes) {
    var here = "/app/hook/deliveries";
    var byApp = new Access.App();
    routes
        .on("GET", here, byApp, this::list)
        .on("GET", here + "/{id}", byApp, this::one)
        .on("POST", here + "/{id}/attempts", byApp, this::again);
  }

  private Answer list(Call call) {
    var size = Paging.size(call);
    var before = call.query("cursor").map(HookDeliveries::cursor).orElse(Long.MAX_VALUE);
    var rest =
        outbox.remembered().reversed().stream()
            .filter(each -> each.id() < before)
            .filter(each -> call.query("status").map(is -> matches(each, is)).orElse(true))
            .toList();
    var page = rest.stream().limit(size).toList();
    var answer = Answer.ok(Json.array(page.stream().map(Delivery::item).toArray()));
    return rest.size() <= size
        ? answer
        : answer.with("Link", Paging.link(call, "next", "cursor", "v1_" + page.getLast().id()));
  }

  private static boolean matches(Delivery delivery, String status) {
    return delivery.succeeded() == status.equals("success");
  }

  private static long cursor(String text) {
    try {
      return Long.parseLong(text.replaceFirst("^v1_", ""));
    } catch (NumberFormatException bad) {
      throw Refused.badRequest("Invalid cursor");
    }
  }

  private Delivery find(Call call) {
    var id = call.number("id");
    return outbox.remembered().stream()
        .filter(each -> each.id() == id)
        .findFirst()
        .orElseThrow(Refused::notFound);
  }

  private Answer one(Call call) {
    return Answer.ok(find(call).whole(call.base() + "/"));
  }

  private Answer again(Call call) {
    outbox.redeliver(find(call));
    return Answer.json(202, Json.object());
  }
}
