package dev.penv.store;

import dev.penv.github.WritingStore;
import dev.penv.github.WritingStoreContract;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class WritingTableTest extends WritingStoreContract {
  @TempDir private Path folder;
  @RegisterExtension private final Stores stores = new Stores();

  @Override
  protected WritingStore store() {
    return stores.open(folder).writings();
  }
}
