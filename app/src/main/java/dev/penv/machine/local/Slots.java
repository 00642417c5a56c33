package dev.penv.machine.local;

import static java.nio.file.attribute.PosixFilePermissions.fromString;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.penv.remote.User;
import dev.penv.run.RunId;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The slots as folders {@code 0}, {@code 1}, … A slot is taken while its folder is there; the
 * folder appears in one move together with its tag, and the tag is the last that goes.
 */
final class Slots {
  private static final Logger log = LoggerFactory.getLogger(Slots.class);

  private final Path root;
  private final InstantSource clock;
  private final Uptime.Source uptime;
  private final List<ReentrantLock> locks =
      Stream.generate(ReentrantLock::new).limit(Isolation.Users.SLOTS).toList();

  /**
   * @param root where the folders are
   */
  Slots(Path root, InstantSource clock, Uptime.Source uptime) {
    this.root = root;
    this.clock = clock;
    this.uptime = uptime;
  }

  /** Held by whoever changes a slot that is there. */
  ReentrantLock lock(int slot) {
    return locks.get(slot);
  }

  Path folder(int slot) {
    return root.resolve(Integer.toString(slot));
  }

  boolean isThere(int slot) {
    return Files.exists(folder(slot));
  }

  /** A slot without a tag is free, or half deleted. */
  boolean isTagged(int slot) {
    return Files.exists(file(slot));
  }

  /** Empty also for a tag that cannot be read: nobody knows what may be done to that slot. */
  Optional<Tag> tag(int slot) throws IOException {
    try {
      var tag = Tag.parse(Files.readAllBytes(file(slot)));
      return Optional.of(tag.at(clock.instant(), uptime.now()));
    } catch (NoSuchFileException absent) {
      return Optional.empty();
    } catch (JsonProcessingException unreadable) {
      var why = unreadable.getOriginalMessage();
      log.error("Slot {} stays taken until {} is deleted: {}", slot, folder(slot), why);
      return Optional.empty();
    }
  }

  /** Every tag that can be read, by slot. */
  SortedMap<Integer, Tag> tags() throws IOException {
    var tags = new TreeMap<Integer, Tag>();
    for (int slot = 0; slot < locks.size(); slot++) {
      var tag = tag(slot);
      if (tag.isPresent()) tags.put(slot, tag.get());
    }
    return tags;
  }

  Optional<Map.Entry<Integer, Tag>> of(RunId run) throws IOException {
    return tags().entrySet().stream().filter(taken -> taken.getValue().isOf(run)).findFirst();
  }

  /** Takes a free slot. A new folder is renamed to it, which fails when another one is there. */
  void take(int slot, Tag tag) throws IOException {
    var made = made(slot);
    Owners.makeHome(made, new User.Same());
    Owners.makeHome(made.resolve("home"), tag.user());
    write(made.resolve(Tag.FILE), tag);
    Owners.admit(made, tag.user(), "rwx--x---");
    Files.move(made, folder(slot), StandardCopyOption.ATOMIC_MOVE);
  }

  void retag(int slot, Tag tag) throws IOException {
    var next = folder(slot).resolve(".next-" + Tag.FILE);
    Files.deleteIfExists(next);
    write(next, tag);
    Files.move(next, file(slot), StandardCopyOption.ATOMIC_MOVE);
  }

  /** Gives a slot back whose folder holds nothing but its tag. */
  void free(int slot) throws IOException {
    Files.deleteIfExists(file(slot));
    Files.deleteIfExists(folder(slot));
  }

  /** Where a folder is made; a process that was killed may have left one. */
  Path made(int slot) {
    return root.resolve(".new-" + slot);
  }

  private Path file(int slot) {
    return folder(slot).resolve(Tag.FILE);
  }

  private static void write(Path file, Tag tag) throws IOException {
    try (var channel =
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      channel.write(ByteBuffer.wrap(tag.json()));
      channel.force(true);
    }
    Files.setPosixFilePermissions(file, fromString("rw-------"));
  }
}
