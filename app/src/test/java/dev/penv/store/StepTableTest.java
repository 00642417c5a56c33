package dev.penv.store;

import dev.penv.journal.Records;
import dev.penv.journal.RecordsContract;
import dev.penv.world.TestClock;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

class StepTableTest extends RecordsContract {
  @TempDir private Path folder;
  private Store store;

  @BeforeEach
  void open() throws IOException {
    store = Store.open(folder, TestClock.atNoon());
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Override
  protected Records records() {
    return store.journal();
  }
}
