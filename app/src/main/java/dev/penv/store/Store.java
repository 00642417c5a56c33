package dev.penv.store;

import dev.penv.event.Inbox;
import dev.penv.event.Marks;
import dev.penv.github.HeadsToShow;
import dev.penv.github.Inventory;
import dev.penv.github.SeenHeads;
import dev.penv.github.WritingStore;
import dev.penv.journal.Alarm;
import dev.penv.journal.Records;
import dev.penv.login.ApiTokenRecords;
import dev.penv.login.SessionRecords;
import dev.penv.money.Ledger;
import dev.penv.policy.Approvals;
import dev.penv.policy.Audit;
import dev.penv.policy.Refusals;
import dev.penv.policy.Tally;
import dev.penv.policy.Versions;
import dev.penv.report.EnvironmentViews;
import dev.penv.run.RunMeasures;
import dev.penv.run.RunRecords;
import dev.penv.run.Stops;
import java.io.IOException;
import java.nio.file.Path;

/** Everything of penv that outlives the process, in one folder of this computer. */
public final class Store implements AutoCloseable {
  private final DataFolder folder;
  private final Database database;
  private final ProcessLease lease;
  private final Upkeep upkeep;
  private final Inbox inbox;
  private final Marks marks;
  private final Records journal;
  private final RunRecords runs;
  private final Stops stops;
  private final RunMeasures measures;
  private final WritingStore writings;
  private final Ledger ledger;
  private final SeenHeads heads;
  private final Refusals refusals;
  private final Tally tally;
  private final Audit audit;
  private final SessionRecords sessions;
  private final ApiTokenRecords tokens;
  private final Inventory inventory;
  private final Approvals approvals;
  private final Versions versions;
  private final HeadsToShow headsToShow;
  private final EnvironmentViews environments;

  private Store(DataFolder folder, Database database, ProcessLease lease, Alarm alarm) {
    this.folder = folder;
    this.database = database;
    this.lease = lease;
    upkeep = Upkeep.hourly(database, alarm);
    inbox = new DeliveryTable(database, alarm);
    marks = new MarkTable(database);
    journal = new StepTable(database, lease);
    runs = new RunTable(database, lease);
    stops = new StopTable(database, alarm);
    measures = new MeasureTable(database, lease);
    writings = new WritingTable(database, lease);
    ledger = new MoneyTable(database, lease);
    heads = new SeenHeadTable(database);
    refusals = new RefusalTable(database, alarm);
    tally = new TallyTable(database);
    audit = new AuditTable(database);
    sessions = new SessionTable(database);
    tokens = new ApiTokenTable(database);
    inventory = new InventoryTable(database);
    approvals = new ApprovalTable(database);
    versions = new VersionTable(database, alarm);
    headsToShow = new HeadsToShowTable(database);
    environments = new EnvironmentTable(database);
  }

  /**
   * Opens the folder for this process alone, and brings its tables up to this version.
   *
   * @throws InUse when another process has it
   * @throws StoreFailure when the tables cannot be read, or a newer version wrote them
   */
  public static Store open(Path path, Alarm alarm) throws IOException {
    var folder = DataFolder.lock(path);
    try {
      return open(folder, Database.open(path.resolve("penv.db")), alarm);
    } catch (RuntimeException e) {
      folder.close();
      throw e;
    }
  }

  private static Store open(DataFolder folder, Database database, Alarm alarm) {
    try {
      return new Store(folder, database, ProcessLease.takeOver(database, alarm), alarm);
    } catch (RuntimeException e) {
      database.close();
      throw e;
    }
  }

  public Inbox inbox() {
    return inbox;
  }

  public Marks marks() {
    return marks;
  }

  public Records journal() {
    return journal;
  }

  public RunRecords runs() {
    return runs;
  }

  public Stops stops() {
    return stops;
  }

  public RunMeasures measures() {
    return measures;
  }

  public WritingStore writings() {
    return writings;
  }

  public Ledger ledger() {
    return ledger;
  }

  public SeenHeads heads() {
    return heads;
  }

  public Refusals refusals() {
    return refusals;
  }

  public Tally tally() {
    return tally;
  }

  public Audit audit() {
    return audit;
  }

  public SessionRecords sessions() {
    return sessions;
  }

  public ApiTokenRecords tokens() {
    return tokens;
  }

  public HeadsToShow headsToShow() {
    return headsToShow;
  }

  public EnvironmentViews environments() {
    return environments;
  }

  public Inventory inventory() {
    return inventory;
  }

  public Approvals approvals() {
    return approvals;
  }

  public Versions versions() {
    return versions;
  }

  /** Waits for the writes under way. */
  @Override
  public void close() {
    upkeep.close();
    lease.close();
    database.close();
    folder.close();
  }

  /** Another process works with this folder. */
  public static final class InUse extends IOException {
    private static final long serialVersionUID = 1L;

    InUse(Path folder) {
      super(
          "%s is in use by another penv; stop it, or give this one another PENV_DATA"
              .formatted(folder));
    }
  }
}
