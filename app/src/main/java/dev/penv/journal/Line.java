package dev.penv.journal;

/** A journal under a path of one line. */
record Line(History history, String path, Signals signals) implements Journal {
  /** What a step without a result leaves behind. */
  record Done() {}

  @Override
  public <T, E extends Exception> T step(String name, Class<T> type, Body<? extends T, E> body)
      throws E {
    var place = path + checked(name);
    var recorded = history.find(place);
    if (recorded.isPresent()) return read(place, recorded.get(), type);
    var json = Codec.write(body.run(), type);
    // Read back, so that the first time sees exactly what a replay will see.
    return read(place, history.record(place, json), type);
  }

  @Override
  public <E extends Exception> void once(String name, Act<E> act) throws E {
    step(
        name,
        Done.class,
        () -> {
          act.run();
          return new Done();
        });
  }

  @Override
  public Journal in(String deeper) {
    return new Line(history, path + checked(deeper) + "/", signals);
  }

  private <T> T read(String place, String json, Class<T> type) {
    try {
      return Codec.read(json, type);
    } catch (Unreadable e) {
      throw new Unreadable("step %s of %s: %s".formatted(place, history.line(), e.getMessage()), e);
    }
  }

  private static String checked(String name) {
    if (name.isBlank()) throw new IllegalArgumentException("a step needs a name");
    return name;
  }
}
