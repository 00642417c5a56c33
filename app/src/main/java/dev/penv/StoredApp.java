package dev.penv;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.WRITE;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.penv.github.NewApp;
import dev.penv.secret.Vault;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;

/**
 * The App that set-up made, sealed in a file that only its owner may read. A file and no table, so
 * that a lost database does not take the App with it.
 */
record StoredApp(Path file) {
  /** Sealed under this name, so that no other sealed value can stand in its place. */
  private static final String NAME = "github app";

  private static final JsonMapper JSON = new JsonMapper();

  /** As it stands in the file. Names are stored data. */
  private record Document(
      URI api,
      long id,
      String clientId,
      String clientSecret,
      String webhookSecret,
      String privateKey) {}

  static StoredApp in(Path data) {
    return new StoredApp(data.resolve("app.sealed"));
  }

  boolean exists() {
    return Files.exists(file);
  }

  /** On disk when it returns, and in one move: a process that dies meanwhile leaves nothing. */
  void keep(URI api, NewApp app, Vault vault) throws IOException {
    var document =
        new Document(
            api,
            app.id(),
            app.clientId(),
            app.clientSecret(),
            app.webhookSecret(),
            app.privateKey());
    var sealed = vault.seal(NAME, JSON.writeValueAsBytes(document));
    var fresh = file.resolveSibling(file.getFileName() + ".new");
    Files.deleteIfExists(fresh);
    var owner = PosixFilePermissions.fromString("rw-------");
    try (var out =
        FileChannel.open(
            fresh, Set.of(CREATE_NEW, WRITE), PosixFilePermissions.asFileAttribute(owner))) {
      for (var bytes = ByteBuffer.wrap(sealed); bytes.hasRemaining(); ) out.write(bytes);
      out.force(true);
    }
    Files.move(fresh, file, ATOMIC_MOVE);
    try (var folder = FileChannel.open(file.toAbsolutePath().getParent())) {
      folder.force(true);
    }
  }

  /**
   * The App of the file.
   *
   * @throws Vault.Broken when another key sealed it
   */
  Config.App open(Vault vault) throws IOException {
    var document = JSON.readValue(vault.open(NAME, Files.readAllBytes(file)), Document.class);
    return new Config.App(
        document.api(),
        document.id(),
        document.privateKey(),
        List.of(document.webhookSecret()),
        new Config.Client(document.clientId(), document.clientSecret()));
  }
}
