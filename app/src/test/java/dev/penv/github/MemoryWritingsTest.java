package dev.penv.github;

class MemoryWritingsTest extends WritingStoreContract {
  @Override
  protected WritingStore store() {
    return new MemoryWritings();
  }
}
