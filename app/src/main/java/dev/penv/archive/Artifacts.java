package dev.penv.archive;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;

/**
 * The files kept from runs. Contents are stored once, under their digest, so no name of a stranger
 * ever becomes a path here; which names a run gave them is in its list. A content that is in no
 * list is swept away after a day.
 */
public final class Artifacts {
  private static final JsonMapper JSON = new JsonMapper();

  private final Path incoming;
  private final Path contents;
  private final Path lists;
  private final ReentrantLock sweeping = new ReentrantLock();
  private final SecondLook<Path> unlisted = new SecondLook<>();

  public Artifacts(Path folder) throws IOException {
    incoming = Files.createDirectories(folder.resolve("incoming"));
    contents = Files.createDirectories(folder.resolve("contents"));
    lists = Files.createDirectories(folder.resolve("lists"));
  }

  /** Takes in one content. It is kept for good once a list names it. */
  public Incoming receive() throws IOException {
    return new Incoming(incoming, contents, sweeping);
  }

  /**
   * Says which files are kept of a run, in place of what was said before. Survives a power cut.
   *
   * @param owner whose they are, for limits: the repository
   */
  public void list(String run, String owner, List<Kept> files) throws IOException {
    var sorted = files.stream().sorted(Comparator.comparing(Kept::name)).toList();
    var partial = Incoming.newFile(incoming, run, ".list");
    try (var channel = FileChannel.open(partial, StandardOpenOption.WRITE)) {
      var json = Channels.newOutputStream(channel);
      json.write(JSON.writeValueAsBytes(new FileList(owner, sorted)));
      channel.force(true);
      Files.move(partial, file(run), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException failed) {
      Files.deleteIfExists(partial);
      throw DiskFull.orElse(failed);
    }
  }

  /** The files that are kept of a run, in order of their names; none for an unknown run. */
  public List<Kept> of(String run) {
    return read(file(run)).map(FileList::files).orElse(List.of());
  }

  public Optional<Kept> find(String run, String name) {
    return of(run).stream().filter(kept -> kept.name().equals(name)).findFirst();
  }

  /** Copies bytes {@code from} (inclusive) to {@code to} (exclusive, bounded by the size). */
  public void copy(Kept kept, long from, long to, OutputStream out) throws IOException {
    Bytes.copy(Incoming.path(contents, kept.digest()), from, to, out);
  }

  /** Every run that something is kept of. */
  public List<Holding> holdings() throws IOException {
    try (var files = Files.list(lists)) {
      return files.map(this::holding).flatMap(Optional::stream).toList();
    }
  }

  private Optional<Holding> holding(Path file) {
    var run = file.getFileName().toString().replaceFirst("\\.json$", "");
    return read(file)
        .map(list -> new Holding(run, list.owner(), list.bytes(), Bytes.changed(file)));
  }

  /**
   * Forgets the files of a run. Their contents go with the next sweep, if no other run has them.
   */
  public void delete(String run) throws IOException {
    Files.deleteIfExists(file(run));
  }

  /**
   * Removes contents that no list names and that came before the given instant, which has to be
   * long enough ago for any harvest to have been listed; not before the second sweep that finds
   * them so, as a harvest may be on its way while the clock jumps.
   */
  public void sweep(Instant before) throws IOException {
    var named = new HashSet<String>();
    try (var files = Files.list(lists)) {
      files.forEach(file -> read(file).ifPresent(list -> named.addAll(list.digests())));
    }
    var old = new ArrayList<>(old(contents, before, named));
    old.addAll(old(incoming, before, Set.of()));
    for (var file : unlisted.again(old)) removeIfOld(file, before);
  }

  private static List<Path> old(Path folder, Instant before, Set<String> but) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> !but.contains(file.getFileName().toString()))
          .filter(file -> Bytes.changed(file).isBefore(before))
          .toList();
    }
  }

  /** An equal content may be on its way to this very place. */
  private void removeIfOld(Path file, Instant before) throws IOException {
    sweeping.lock();
    try {
      if (Files.exists(file) && Bytes.changed(file).isBefore(before)) Files.deleteIfExists(file);
    } finally {
      sweeping.unlock();
    }
  }

  private Path file(String run) {
    return lists.resolve(new RunName(run).value() + ".json");
  }

  private static Optional<FileList> read(Path file) {
    try {
      return Optional.of(JSON.readValue(Files.readAllBytes(file), FileList.class));
    } catch (NoSuchFileException unknown) {
      return Optional.empty();
    } catch (JsonProcessingException foreign) {
      throw new UncheckedIOException("not a list of artifacts: " + file, foreign);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /**
   * A file that is kept.
   *
   * @param name relative path, separated by '/'
   * @param digest SHA-256 in lower-case hexadecimal digits
   */
  public record Kept(String name, long bytes, String digest) {}

  /** What is kept of one run. */
  public record Holding(String run, String owner, long bytes, Instant since) {}

  private record FileList(String owner, List<Kept> files) {
    long bytes() {
      return files.stream().mapToLong(Kept::bytes).sum();
    }

    List<String> digests() {
      return files.stream().map(Kept::digest).toList();
    }
  }
}
