package dev.penv.github;

class MemoryInventoryTest extends InventoryContract {
  @Override
  protected Inventory empty() {
    return new MemoryInventory();
  }
}
