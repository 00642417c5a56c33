package dev.penv.workspace;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.penv.complaint.Complaint;
import dev.penv.container.Origin;
import dev.penv.container.Power;
import dev.penv.container.Trust;
import dev.penv.environment.DevContainer;
import dev.penv.environment.Hook;
import dev.penv.environment.Script;
import dev.penv.environment.Stage;
import dev.penv.remote.User;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * {@code initializeCommand}: what a devcontainer wants to be executed on the machine itself, before
 * its image is built. It is the user of the checkout who executes it, with nothing in the
 * environment, and only where the operator lets containers do that.
 */
final class Initialize {
  private static final Duration LIMIT = Duration.ofMinutes(30);
  private static final Stage STAGE = Stage.INITIALIZE;

  /** The command ends with its input: see {@link Attended}. */
  private static final String SCRIPT =
      """
      cd -- "$1" || exit
      shift
      exec 3<&0
      HOME=$PWD setsid "$@" 3<&- </dev/null 2>&1 &
      command=$!
      { while read -r _; do :; done; kill -s KILL -- "-$command"; } <&3 >/dev/null 2>&1 &
      watch=$!
      exec 3<&-
      wait "$command"
      code=$?
      kill "$watch" 2>/dev/null
      exit "$code"
      """;

  private final DevContainer container;
  private final Order order;
  private final Onlooker onlooker;

  /**
   * @param container with its variables replaced
   */
  Initialize(DevContainer container, Order order, Onlooker onlooker) {
    this.container = container;
    this.order = order;
    this.onlooker = onlooker;
  }

  List<Complaint> refusals(Trust trust) {
    var powers = new LinkedHashMap<Power, Origin>();
    if (!hooks().isEmpty()) {
      var origin = new Origin(STAGE.key(), container.place(STAGE.key()));
      powers.put(new Power.Word(Power.Kind.INITIALIZE, ""), origin);
    }
    return trust.refusals(powers);
  }

  private List<Hook> hooks() {
    return container.metadata().lifecycle().at(STAGE);
  }

  /** Its parts one after the other: they share a checkout, and the machine with others. */
  boolean succeeds() throws IOException, InterruptedException {
    if (hooks().isEmpty()) return true;
    try {
      return all();
    } finally {
      endWhatGoesOn();
    }
  }

  /** What was left running could change what is read next, by whoever acts as penv. */
  private void endWhatGoesOn() throws IOException {
    switch (order.site().user()) {
      case User.Same() -> {}
      case User.Slot _ -> {
        var words = List.of("sh", "-c", "kill -s KILL -- -1");
        order.site().worker().run(words, Map.of(), new byte[0], Duration.ofMinutes(1));
      }
    }
  }

  private boolean all() throws IOException, InterruptedException {
    for (var hook : hooks()) {
      onlooker.printed("── %s\n".formatted(STAGE.key()).getBytes(UTF_8));
      for (var script : hook.scripts().values()) {
        if (!isRun(script)) return false;
      }
    }
    return true;
  }

  private boolean isRun(Script script) throws IOException, InterruptedException {
    var words = new ArrayList<>(List.of("sh", "-c", SCRIPT, "sh", order.workspace().path()));
    switch (script) {
      case Script.Shell(var text) -> words.addAll(List.of("/bin/sh", "-c", text));
      case Script.Exec(var exact) -> words.addAll(exact);
    }
    var attended = new Attended(order.site().worker(), onlooker, LIMIT);
    return attended.run(words, "\n".getBytes(UTF_8), new Printed(onlooker)).succeeded();
  }

  private static final class Printed extends OutputStream {
    private final Onlooker onlooker;

    Printed(Onlooker onlooker) {
      this.onlooker = onlooker;
    }

    @Override
    public void write(int each) throws IOException {
      onlooker.printed(new byte[] {(byte) each});
    }

    @Override
    public void write(byte[] bytes, int offset, int count) throws IOException {
      onlooker.printed(java.util.Arrays.copyOfRange(bytes, offset, offset + count));
    }
  }
}
