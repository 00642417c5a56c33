package dev.penv.journal;

class MemoryRecordsTest extends RecordsContract {
  private final Records records = new MemoryRecords();

  @Override
  protected Records records() {
    return records;
  }
}
