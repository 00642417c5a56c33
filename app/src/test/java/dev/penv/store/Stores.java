package dev.penv.store;

import dev.penv.world.TestClock;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Opens stores for a test and closes what is still open after it. */
final class Stores implements AfterEachCallback {
  private final List<Store> open = new ArrayList<>();

  Store open(Path folder) {
    try {
      var store = Store.open(folder, TestClock.atNoon());
      open.add(store);
      return store;
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  void closeAll() {
    open.forEach(Store::close);
    open.clear();
  }

  @Override
  public void afterEach(ExtensionContext context) {
    closeAll();
  }
}
