package dev.penv.store;

import dev.penv.money.Ledger;
import dev.penv.money.LedgerContract;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class MoneyTableTest extends LedgerContract {
  @TempDir private Path folder;
  @RegisterExtension private final Stores stores = new Stores();

  @Override
  protected Ledger empty() {
    return stores.open(folder).ledger();
  }
}
