package dev.penv.template;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The templates that come with penv: the folder {@code devcontainer-templates}, in its jar. */
public final class Templates {
  private final SortedMap<String, Template> byId;

  private Templates(SortedMap<String, Template> byId) {
    this.byId = Collections.unmodifiableSortedMap(byId);
  }

  /** All of them, read once. */
  public static Templates packed() {
    var folder = Templates.class.getResource("packed");
    if (folder == null) throw new IllegalStateException("penv was packed without templates");
    try {
      return read(folder.toURI());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /** By their ids, in order. */
  public SortedMap<String, Template> all() {
    return byId;
  }

  public Optional<Template> find(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  static Templates read(URI folder) throws IOException {
    if (!folder.getScheme().equals("jar")) return read(Path.of(folder));
    var text = folder.getRawSchemeSpecificPart();
    var jar = Path.of(URI.create(text.substring(0, text.indexOf("!/"))));
    try (var files = FileSystems.newFileSystem(jar)) {
      return read(files.getPath(text.substring(text.indexOf("!/") + 1)));
    }
  }

  private static Templates read(Path folder) throws IOException {
    var byId = new TreeMap<String, Template>();
    try (var folders = Files.list(folder)) {
      for (var each : folders.toList()) {
        var id = each.getFileName().toString();
        byId.put(id, TemplateReader.read(id, texts(each)));
      }
    }
    return new Templates(byId);
  }

  private static Map<String, String> texts(Path folder) throws IOException {
    var texts = new TreeMap<String, String>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (var file : files.filter(Files::isRegularFile).toList()) {
        texts.put(folder.relativize(file).toString(), Files.readString(file));
      }
    }
    return texts;
  }
}
