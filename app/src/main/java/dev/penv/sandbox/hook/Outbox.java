package dev.penv.sandbox.hook;

import com.fasterxml.jackson.databind.JsonNode;
import dev.penv.sandbox.hub.Hub;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiFunction;

/** Sends webhooks, one after another in the order of what they tell, and keeps what it sent. */
public final class Outbox implements AutoCloseable {
  private static final Duration REMEMBERED = Duration.ofDays(3);

  private final Hub hub;
  private final long app;
  private final Post post = new Post();
  private final AtomicLong ids = new AtomicLong(5_000_000_000L);
  private final LinkedBlockingQueue<Letter> queue = new LinkedBlockingQueue<>();
  private final List<Letter> held = new ArrayList<>();
  private final List<Delivery> deliveries = new ArrayList<>();
  private final Thread sender;
  private volatile Optional<Target> target = Optional.empty();
  private volatile BiFunction<String, JsonNode, Fate> fates = (_, _) -> new Fate.Arrives();
  private int inFlight;

  public Outbox(Hub hub, long app) {
    this.hub = hub;
    this.app = app;
    this.sender = Thread.ofVirtual().name("sandbox-webhooks").start(this::sendAll);
  }

  /** Where webhooks go, and the secret that signs them. */
  public record Target(URI uri, String secret) {}

  private record Letter(String guid, String event, JsonNode payload, boolean again, Fate fate) {
    Letter arriving() {
      return new Letter(guid, event, payload, again, new Fate.Arrives());
    }
  }

  /** From now on webhooks go there; before they go nowhere. */
  public void target(URI uri, String secret) {
    target = Optional.of(new Target(uri, secret));
  }

  public boolean hasTarget() {
    return target.isPresent();
  }

  public Optional<Target> target() {
    return target;
  }

  /** Decides, by event and payload, what becomes of deliveries from now on. */
  public void fates(BiFunction<String, JsonNode, Fate> decide) {
    fates = decide;
  }

  void put(String event, JsonNode payload) {
    if (hasTarget()) {
      var fate = fates.apply(event, payload);
      put(new Letter(UUID.randomUUID().toString(), event, payload, false, fate));
    }
  }

  private void put(Letter letter) {
    hub.monitor().change(() -> inFlight++);
    queue.add(letter);
  }

  /** Sends a delivery once more, with the same GUID. */
  public void redeliver(Delivery delivery) {
    var fate = new Fate.Arrives();
    put(new Letter(delivery.guid(), delivery.event(), delivery.payload(), true, fate));
  }

  /** Sends what was held back, in order. */
  public void release() {
    hub.monitor()
        .change(() -> {
          held.forEach(letter -> queue.add(letter.arriving()));
          held.clear();
        });
  }

  /** What was sent so far, oldest first. */
  public List<Delivery> deliveries() {
    return hub.monitor().read(() -> List.copyOf(deliveries));
  }

  /** What GitHub still knows of that: the last three days. */
  public List<Delivery> remembered() {
    var since = hub.now().minus(REMEMBERED);
    return deliveries().stream().filter(each -> each.deliveredAt().isAfter(since)).toList();
  }

  /** Waits until everything that was announced has arrived, failed or is held back. */
  public void awaitIdle(Duration atMost) {
    hub.monitor()
        .await(
            () -> inFlight + " deliveries to end",
            atMost,
            () -> inFlight == held.size() ? Optional.of(true) : Optional.empty());
  }

  private void sendAll() {
    try {
      while (true) {
        send(queue.take());
      }
    } catch (InterruptedException closing) {
      Thread.currentThread().interrupt();
    }
  }

  private void send(Letter letter) throws InterruptedException {
    switch (letter.fate()) {
      case Fate.Arrives() -> deliver(letter);
      case Fate.Lost() -> keep(letter, Map.of(), new Post.Receipt("timed out", 504));
      case Fate.Forgotten() -> hub.monitor().change(() -> inFlight--);
      case Fate.Twice() -> {
        hub.monitor().change(() -> inFlight++);
        deliver(letter);
        deliver(letter);
      }
      case Fate.Late(var time) -> Thread.ofVirtual().start(() -> later(letter, time));
      case Fate.Held() -> hub.monitor().change(() -> held.add(letter));
    }
  }

  private void later(Letter letter, Duration time) {
    try {
      Thread.sleep(time);
      deliver(letter);
    } catch (InterruptedException closing) {
      Thread.currentThread().interrupt();
    }
  }

  private void deliver(Letter letter) throws InterruptedException {
    var to = target.orElseThrow();
    var body = letter.payload().toString();
    var headers = new TreeMap<>(Signed.headers(to.secret(), body));
    headers.put("X-GitHub-Event", letter.event());
    headers.put("X-GitHub-Delivery", letter.guid());
    headers.put("X-GitHub-Hook-ID", Long.toString(app + 1));
    headers.put("X-GitHub-Hook-Installation-Target-ID", Long.toString(app));
    headers.put("X-GitHub-Hook-Installation-Target-Type", "integration");
    headers.put("User-Agent", "GitHub-Hookshot/5a0d1b0");
    headers.put("Content-Type", "application/json");
    headers.put("Accept", "*/*");
    keep(letter, headers, post.send(to.uri(), headers, body));
  }

  private void keep(Letter letter, Map<String, String> headers, Post.Receipt receipt) {
    var made =
        new Delivery(
            ids.incrementAndGet(),
            letter.guid(),
            hub.now(),
            letter.again(),
            receipt.status(),
            receipt.code(),
            letter.event(),
            letter.payload(),
            Map.copyOf(headers));
    hub.monitor()
        .change(() -> {
          deliveries.add(made);
          inFlight--;
        });
  }

  @Override
  public void close() {
    sender.interrupt();
    post.close();
  }
}
