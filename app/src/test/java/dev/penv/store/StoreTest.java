package dev.penv.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.penv.event.Delivery;
import dev.penv.world.TestClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class StoreTest {
  private static final Delivery DELIVERY =
      new Delivery("72d3162e-cc78", "push", TestClock.NOON, new byte[3]);

  @TempDir private Path folder;
  @RegisterExtension private final Stores stores = new Stores();

  @Test
  void folderIsOpenToItsOwnerAlone() throws IOException {
    var data = folder.resolve("deep/data");
    stores.open(data);
    assertThat(Files.getPosixFilePermissions(data))
        .isEqualTo(PosixFilePermissions.fromString("rwx------"));
  }

  @Test
  void secondProcessIsToldWhatToDo() {
    stores.open(folder);
    assertThatThrownBy(() -> Store.open(folder, TestClock.atNoon()))
        .isInstanceOf(Store.InUse.class)
        .hasMessageContaining(folder.toString())
        .hasMessageContaining("PENV_DATA");
  }

  @Test
  void closedStoreIsFreeForTheNext() {
    stores.open(folder).inbox().accept(DELIVERY);
    assertThat(reopen().inbox().accept(DELIVERY)).isFalse();
  }

  @Test
  void closedStoreRefusesWork() {
    var store = stores.open(folder);
    store.close();
    assertThatThrownBy(() -> store.inbox().accept(DELIVERY))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("closed");
    assertThatThrownBy(() -> store.inbox().pending(0, 1))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("closed");
  }

  @Test
  void fileThatIsNoDatabaseIsAClearFailureAndStaysAsItIs() throws IOException {
    var file = Files.writeString(folder.resolve("penv.db"), "not a database ".repeat(100));
    assertThatThrownBy(() -> Store.open(folder, TestClock.atNoon()))
        .isInstanceOf(StoreFailure.class);
    assertThat(file).hasContent("not a database ".repeat(100));
  }

  @Test
  void tablesOfANewerVersionAreNotTouched() throws SQLException {
    stores.open(folder).close();
    execute(
        """
        insert into flyway_schema_history
        select 99, '99', 'later', type, 'V99__later.sql', checksum, installed_by, installed_on,
          execution_time, success from flyway_schema_history where installed_rank = 1
        """);
    assertThatThrownBy(() -> Store.open(folder, TestClock.atNoon()))
        .isInstanceOf(StoreFailure.class)
        .hasMessageContaining("version");
  }

  private Store reopen() {
    stores.closeAll();
    return stores.open(folder);
  }

  private void execute(String sql) throws SQLException {
    try (var connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("penv.db"));
        var statement = connection.createStatement()) {
      statement.executeUpdate(sql);
    }
  }
}
