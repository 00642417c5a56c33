package dev.penv.store;

import dev.penv.journal.Records;
import dev.penv.journal.RecordsContract;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class StepTableTest extends RecordsContract {
  @TempDir private Path folder;
  @RegisterExtension private final Stores stores = new Stores();
  private Records records;

  @BeforeEach
  void open() {
    records = stores.open(folder).journal();
  }

  @Override
  protected Records records() {
    return records;
  }
}
