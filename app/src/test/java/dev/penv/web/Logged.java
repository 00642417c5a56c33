package dev.penv.web;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.slf4j.LoggerFactory;

/** What a class logs while this is open, by whatever test. */
final class Logged extends AppenderBase<ILoggingEvent> implements AutoCloseable {
  private final Logger logger;
  private final Queue<ILoggingEvent> events = new ConcurrentLinkedQueue<>();

  private Logged(Logger logger) {
    this.logger = logger;
  }

  static Logged by(Class<?> type) {
    var logged = new Logged((Logger) LoggerFactory.getLogger(type));
    logged.start();
    logged.logger.setLevel(Level.INFO);
    logged.logger.addAppender(logged);
    return logged;
  }

  /** Levels of the lines that hold a text. */
  List<String> levelsOf(String text) {
    return events.stream()
        .filter(event -> event.getFormattedMessage().contains(text))
        .map(event -> event.getLevel().toString())
        .toList();
  }

  @Override
  protected void append(ILoggingEvent event) {
    events.add(event);
  }

  @Override
  public void close() {
    logger.detachAppender(this);
    logger.setLevel(null);
  }
}
