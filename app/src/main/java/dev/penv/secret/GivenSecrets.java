package dev.penv.secret;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Secrets that live runs were given, sealed in one small file for each, so that another process
 * hides them in the rest of a log as well. Whoever has no key reads nothing of them.
 */
public final class GivenSecrets {
  private static final Logger log = LoggerFactory.getLogger(GivenSecrets.class);

  private final Path folder;
  private final Vault vault;

  /**
   * @param folder of penv's alone; made when it is not there
   * @throws UncheckedIOException when it cannot be made
   */
  public GivenSecrets(Path folder, Vault vault) {
    this.folder = folder;
    this.vault = vault;
    try {
      Files.createDirectories(folder);
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
    } catch (IOException e) {
      throw new UncheckedIOException("there is no place for what is to be masked", e);
    }
  }

  /**
   * Known from now on, whatever becomes of this process. One thread for each run.
   *
   * @param secret without line breaks
   * @throws UncheckedIOException when it cannot be kept: then it is not to be given
   */
  public void add(String run, String secret) {
    var all = new LinkedHashSet<>(of(run));
    if (!all.add(secret)) return;
    try {
      var fresh = folder.resolve(run + ".new");
      Files.write(fresh, vault.seal(name(run), String.join("\n", all).getBytes(UTF_8)));
      Files.move(fresh, file(run), ATOMIC_MOVE, REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException("what is to be masked cannot be kept", e);
    }
  }

  /** All of a run; none where another key has sealed them, as a run is not lost with the key. */
  public Set<String> of(String run) {
    try {
      var text = new String(vault.open(name(run), Files.readAllBytes(file(run))), UTF_8);
      return text.lines().collect(Collectors.toUnmodifiableSet());
    } catch (NoSuchFileException none) {
      return Set.of();
    } catch (IOException | Vault.Broken e) {
      log.warn("run {}: its log is masked by the forms of secrets alone", run, e);
      return Set.of();
    }
  }

  /** Its log is whole. */
  public void forget(String run) {
    try {
      Files.deleteIfExists(file(run));
    } catch (IOException e) {
      log.warn("run {}: what was masked in its log stays sealed on disk", run, e);
    }
  }

  private Path file(String run) {
    return folder.resolve(run + ".sealed");
  }

  private static String name(String run) {
    return "given to " + run;
  }
}
