package dev.penv.container;

import java.util.List;

/** Something that a container finds at a path of its own. */
public sealed interface Mount {
  /** Absolute path in the container. */
  String target();

  /**
   * A file or folder of the host.
   *
   * @param source absolute path on the host
   * @param propagation such as {@code rshared}; empty for docker's default, {@code rprivate}
   */
  record Bind(String source, String target, boolean readOnly, String propagation) implements Mount {
    public Bind(String source, String target, boolean readOnly) {
      this(source, target, readOnly, "");
    }

    /** The same, from elsewhere: where the source really is, once links are resolved. */
    public Bind from(String source) {
      return new Bind(source, target, readOnly, propagation);
    }
  }

  /**
   * Storage that docker keeps, with its local driver and no options of that.
   *
   * @param name empty for one that ends with its container
   */
  record Volume(String name, String target, boolean readOnly) implements Mount {}

  /**
   * Memory that looks like a folder.
   *
   * @param options as mount(8) knows them, such as {@code size=67108864} or {@code noexec}
   */
  record Tmpfs(String target, List<String> options) implements Mount {
    public Tmpfs {
      options = List.copyOf(options);
    }
  }
}
