package dev.penv.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.penv.event.Delivery;
import dev.penv.world.SmallDisk;
import dev.penv.world.TestClock;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FullDiskTest {
  @TempDir private Path folder;

  @Test
  void whatDoesNotFitIsRefusedAndTheRestGoesOnWhenThereIsRoom() throws IOException {
    try (var disk = new SmallDisk(folder);
        var store = Store.open(disk.folder().resolve("data"), TestClock.atNoon())) {
      var accepted = fill(store);
      assertThatThrownBy(() -> accept(store, "refused")).isInstanceOf(StoreFailure.class);
      assertThat(pending(store)).isEqualTo(accepted);
      disk.grow();
      accept(store, "refused");
      accepted.add("refused");
      assertThat(pending(store)).isEqualTo(accepted);
    }
  }

  private static List<String> fill(Store store) {
    var accepted = new ArrayList<String>();
    try {
      while (accepted.size() < 100) {
        var guid = "guid-" + accepted.size();
        accept(store, guid);
        accepted.add(guid);
      }
    } catch (StoreFailure full) {
      return accepted;
    }
    throw new AssertionError("the disk is not small");
  }

  private static void accept(Store store, String guid) {
    store.inbox().accept(new Delivery(guid, "push", TestClock.NOON, new byte[50_000]));
  }

  private static List<String> pending(Store store) {
    return store.inbox().pending(0, 1000).stream().map(one -> one.delivery().guid()).toList();
  }
}
