package dev.penv.store;

import java.nio.file.Path;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/**
 * One SQLite file. SQLite's calls hold their carrier, so all of them run on a few platform threads;
 * the callers, mostly virtual threads, only wait.
 */
final class Database implements AutoCloseable {
  /** What SQLite calls otherwise than PostgreSQL. */
  static final Map<String, String> PLACEHOLDERS = Map.of("blob", "blob");

  private static final int READERS = 4;

  private final Writer writer;
  private final Readers readers;

  Database(Writer writer, Readers readers) {
    this.writer = writer;
    this.readers = readers;
  }

  static Database open(Path file) {
    var source = source(file);
    Migrations.apply(source);
    var jdbi = Jdbi.create(source);
    return new Database(new Writer(jdbi.open()), new Readers(() -> reading(jdbi), READERS));
  }

  /**
   * Runs the work in a transaction and returns when it is on disk. The work may run twice: it
   * shares a transaction with others, and runs again alone when one of them fails.
   */
  <T> T write(Work<T> work) {
    return writer.write(work);
  }

  /** Runs the work on what was committed before this call. */
  <T> T read(Work<T> work) {
    return readers.read(work);
  }

  @Override
  public void close() {
    readers.close();
    writer.close();
  }

  /** What is done with a connection. */
  @FunctionalInterface
  interface Work<T> {
    T with(Handle handle);
  }

  private static Handle reading(Jdbi jdbi) {
    var handle = jdbi.open();
    handle.execute("pragma query_only = true");
    return handle;
  }

  private static SQLiteDataSource source(Path file) {
    var config = new SQLiteConfig();
    config.setJournalMode(SQLiteConfig.JournalMode.WAL);
    config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
    config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
    config.setBusyTimeout(10_000);
    config.enforceForeignKeys(true);
    var source = new SQLiteDataSource(config);
    source.setUrl("jdbc:sqlite:" + file);
    return source;
  }
}
