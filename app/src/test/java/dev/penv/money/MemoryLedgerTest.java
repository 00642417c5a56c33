package dev.penv.money;

class MemoryLedgerTest extends LedgerContract {
  @Override
  protected Ledger empty() {
    return new MemoryLedger();
  }
}
