package dev.penv.store;

import dev.penv.policy.Approvals;
import dev.penv.policy.ApprovalsContract;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class ApprovalTableTest extends ApprovalsContract {
  @TempDir private Path folder;
  @RegisterExtension private final Stores stores = new Stores();

  @Override
  protected Approvals empty() {
    return stores.open(folder).approvals();
  }
}
