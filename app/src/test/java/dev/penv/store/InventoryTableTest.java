package dev.penv.store;

import dev.penv.github.Inventory;
import dev.penv.github.InventoryContract;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class InventoryTableTest extends InventoryContract {
  @TempDir private Path folder;
  @RegisterExtension private final Stores stores = new Stores();

  @Override
  protected Inventory empty() {
    return stores.open(folder).inventory();
  }
}
