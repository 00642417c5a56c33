package dev.penv.sandbox.git;

import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.transport.PacketLineOut;
import org.eclipse.jgit.transport.ReceiveCommand;
import org.eclipse.jgit.transport.ReceivePack;
import org.eclipse.jgit.transport.RefAdvertiser.PacketLineOutRefAdvertiser;
import org.eclipse.jgit.transport.UploadPack;
import org.eclipse.jgit.transport.UploadPackInternalServerErrorException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Git's pack protocol over one request and one answer at a time, as smart HTTP has it. */
public final class Pack {
  private static final Logger log = LoggerFactory.getLogger(Pack.class);

  private final Bare bare;

  public Pack(Bare bare) {
    this.bare = bare;
  }

  /** What a client may ask of a repository. */
  public enum Service {
    UPLOAD("git-upload-pack"),
    RECEIVE("git-receive-pack");

    private final String command;

    Service(String command) {
      this.command = command;
    }

    /** As it is spelt in URLs and media types. */
    public String command() {
      return command;
    }

    public static Optional<Service> of(String command) {
      return List.of(values()).stream().filter(s -> s.command.equals(command)).findFirst();
    }
  }

  /** A branch or other ref that a push has moved; zeros mean absent. */
  public record Moved(String ref, String before, String after) {
    public static final String ABSENT = ObjectId.zeroId().name();
  }

  /** Writes the list of refs (protocol 2: of abilities), the first answer of each conversation. */
  public void advertise(Service service, String protocol, OutputStream out) {
    Io.run(() -> {
      var packets = new PacketLineOut(out);
      var lines = new PacketLineOutRefAdvertiser(packets);
      switch (service) {
        case UPLOAD -> {
          try (var pack = upload(protocol)) {
            pack.sendAdvertisedRefs(lines, service.command());
          }
        }
        case RECEIVE -> {
          packets.writeString("# service=" + service.command() + "\n");
          packets.end();
          receive().sendAdvertisedRefs(lines);
        }
      }
    });
  }

  /** Answers one request of a fetch. */
  public void upload(String protocol, InputStream in, OutputStream out) {
    Io.run(() -> {
      try (var pack = upload(protocol)) {
        pack.upload(in, out, null);
      } catch (UploadPackInternalServerErrorException refused) {
        log.debug("refused a fetch, and the client was told: {}", refused.getMessage());
      }
    });
  }

  /** Takes a push. {@code moved} is told what it moved, before the client is. */
  public void receive(InputStream in, OutputStream out, Consumer<List<Moved>> moved) {
    var pack = receive();
    pack.setPostReceiveHook((_, commands) ->
        moved.accept(
            commands.stream()
                .filter(command -> command.getResult() == ReceiveCommand.Result.OK)
                .map(Pack::moved)
                .toList()));
    Io.run(() -> pack.receive(in, out, null));
  }

  private static Moved moved(ReceiveCommand command) {
    return new Moved(command.getRefName(), command.getOldId().name(), command.getNewId().name());
  }

  private UploadPack upload(String protocol) {
    var pack = new UploadPack(bare.repository());
    pack.setBiDirectionalPipe(false);
    pack.setRequestPolicy(UploadPack.RequestPolicy.REACHABLE_COMMIT);
    pack.setExtraParameters(protocol.isEmpty() ? List.of() : List.of(protocol.split(":")));
    return pack;
  }

  private ReceivePack receive() {
    var pack = new ReceivePack(bare.repository());
    pack.setBiDirectionalPipe(false);
    pack.setAtomic(true);
    return pack;
  }
}
