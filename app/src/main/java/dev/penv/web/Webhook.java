package dev.penv.web;

import dev.penv.event.Receipt;
import dev.penv.event.Reception;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code POST /webhook}. Answers when the delivery is on disk; nothing is logged per request. */
final class Webhook implements Routes {
  private static final Logger LOG = LoggerFactory.getLogger(Webhook.class);
  private static final int LONGEST_HEADER = 128;

  private final Reception reception;
  private final Bodies bodies;

  Webhook(Reception reception, Bodies bodies) {
    this.reception = reception;
    this.bodies = bodies;
  }

  @Override
  public void add(RoutesConfig routes) {
    routes.post("/webhook", this::handle);
  }

  private void handle(Context context) throws IOException {
    var signature = header(context, "X-Hub-Signature-256");
    var guid = header(context, "X-GitHub-Delivery");
    var name = header(context, "X-GitHub-Event");
    if (signature.isEmpty()) {
      refuse(context, 401, "X-Hub-Signature-256 is missing");
    } else if (guid.isEmpty() || name.isEmpty()) {
      refuse(context, 400, "X-GitHub-Delivery and X-GitHub-Event are needed");
    } else {
      read(context, guid, name, signature);
    }
  }

  private void read(Context context, String guid, String name, String signature)
      throws IOException {
    try (var claim = bodies.claim()) {
      var request = context.req();
      switch (claim.read(request.getInputStream(), request.getContentLengthLong())) {
        case Bodies.Body.Whole(var bytes) -> receive(context, guid, name, signature, bytes);
        case Bodies.Body.TooLarge() -> refuse(context, 413, "a delivery has at most 25 MB");
        case Bodies.Body.NoRoom() -> busy(context, "too much is arriving at once");
        case Bodies.Body.TooSlow() -> refuse(context, 408, "the delivery took too long");
      }
    }
  }

  private void receive(Context context, String guid, String name, String signature, byte[] bytes) {
    switch (kept(guid, name, signature, bytes)) {
      case Kept.Judged(Receipt.Accepted()) -> context.status(202);
      case Kept.Judged(Receipt.NotSigned()) -> answer(context, 401, "the signature does not hold");
      case Kept.Judged(Receipt.Malformed(var problem)) -> answer(context, 400, problem);
      case Kept.Not() -> {
        context.header("Retry-After", "10");
        answer(context, 503, "the delivery could not be stored");
      }
    }
  }

  /** What the reception says, if the store let it. */
  private sealed interface Kept {
    record Judged(Receipt receipt) implements Kept {}

    record Not() implements Kept {}
  }

  private Kept kept(String guid, String name, String signature, byte[] bytes) {
    try {
      return new Kept.Judged(reception.receive(guid, name, signature, bytes));
    } catch (RuntimeException failure) {
      LOG.error("delivery {} could not be stored", guid, failure);
      return new Kept.Not();
    }
  }

  private static String header(Context context, String name) {
    var value = context.req().getHeader(name);
    return value == null || value.length() > LONGEST_HEADER ? "" : value;
  }

  private static void busy(Context context, String why) {
    context.header("Retry-After", "10");
    refuse(context, 503, why);
  }

  /** What is left of the body is not read: the connection ends. */
  private static void refuse(Context context, int status, String why) {
    context.header("Connection", "close");
    answer(context, status, why);
  }

  private static void answer(Context context, int status, String why) {
    context.status(status).contentType("text/plain; charset=utf-8").result(why + "\n");
  }
}
