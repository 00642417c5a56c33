package dev.penv.github;

import java.util.List;

class FakeWireTest extends WireContract {
  private final FakeWire wire = new FakeWire();

  @Override
  protected Wire wire() {
    return wire;
  }

  @Override
  protected Repo repo() {
    return Writings.REPO;
  }

  @Override
  protected CommitId commit() {
    return Writings.COMMIT;
  }

  @Override
  protected int number() {
    return 7;
  }

  @Override
  protected long comment() {
    return 9;
  }

  @Override
  protected List<String> said() {
    return wire.things.values().stream()
        .map(thing -> (Writing.Say) thing.last())
        .map(say -> say.body().replace("\n\n" + say.hiddenMark(), ""))
        .toList();
  }

  @Override
  protected void delete(long comment) {
    wire.things.remove(comment);
  }
}
