package dev.penv.lifecycle;

import dev.penv.complaint.Complaint;
import dev.penv.machine.Machine;
import dev.penv.report.Replies;
import dev.penv.report.TasksRun;
import dev.penv.run.Outcome;
import dev.penv.task.Attempt;
import dev.penv.task.Preface;
import dev.penv.task.RunDirectory;
import dev.penv.task.Tasks;
import dev.penv.workspace.Brought;
import dev.penv.workspace.Inside;
import dev.penv.workspace.Onlooker;
import dev.penv.workspace.Order;
import dev.penv.workspace.Workspace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** Brings up what a task runs in: a container of its devcontainer, where its machine has them. */
final class Insides {
  private final Places places;
  private final Indoors indoors;
  private final Tasks tasks;

  Insides(Places places, Indoors indoors, Tasks tasks) {
    this.places = places;
    this.indoors = indoors;
    this.tasks = tasks;
  }

  /**
   * Where the task is to run.
   *
   * @throws Over when it cannot be brought up
   */
  Inside inside(Line line, Machine machine, Workspace workspace, Attempt outside)
      throws InterruptedException {
    var where = line.journal().step("inside", TasksRun.class, () -> where(machine, outside));
    return switch (where) {
      case ON_MACHINES -> new Inside.Machine();
      case IN_CONTAINERS -> inContainer(line, machine, workspace, outside.directory());
    };
  }

  /** Docker may come and go while a run lives: where it began is where it ends. */
  private TasksRun where(Machine machine, Attempt outside) {
    try {
      var isThere = indoors.docker().apply(machine).isPresent();
      return isThere && !tasks.isStarted(places.shell(machine), outside)
          ? TasksRun.IN_CONTAINERS
          : TasksRun.ON_MACHINES;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Inside inContainer(
      Line line, Machine machine, Workspace workspace, RunDirectory directory)
      throws InterruptedException {
    var brought =
        line.journal()
            .step("container", Brought.class, () -> brought(line, machine, workspace, directory));
    return switch (brought) {
      case Brought.Up(var container, var source, var notes) -> {
        line.note(image(source));
        line.note(notes.stream().map(Replies::complaint).toList());
        yield container;
      }
      case Brought.Refused(var complaints) -> throw new Over(refused(complaints));
      case Brought.Failed(var reason, var remedy) ->
          throw new Over(new Outcome.Broken(line.phase(), reason, remedy));
    };
  }

  private static List<String> image(Brought.Source source) {
    return switch (source) {
      case TAKEN -> List.of();
      case BUILT -> List.of(Replies.imageBuilt());
      case PREBUILT -> List.of(Replies.imagePrebuilt());
    };
  }

  private static Outcome refused(List<Complaint> complaints) {
    var first = complaints.getFirst();
    var others = complaints.subList(1, complaints.size());
    var reason = Replies.problem(first);
    var remedy = first.remedy() + (others.isEmpty() ? "" : "\n\n" + Replies.complaints(others));
    return new Outcome.Refused(reason, remedy);
  }

  private Brought brought(Line line, Machine machine, Workspace workspace, RunDirectory directory)
      throws InterruptedException {
    var docker = indoors.docker().apply(machine);
    if (docker.isEmpty()) {
      return new Brought.Failed(
          "docker does not answer on the machine any more",
          "The operator of this penv starts it again.");
    }
    line.attention().check();
    var preface = tasks.preface(line.run().id(), places.mask(line.run()));
    var order = order(line, machine, workspace, directory);
    try {
      var brought = indoors.containers().bring(docker.get(), order, onlooker(line, preface));
      preface.end();
      return brought;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Order order(Line line, Machine machine, Workspace workspace, RunDirectory directory) {
    var run = line.run();
    return new Order(
        run.id(),
        run.repo().id(),
        run.ofFork(),
        run.environment(),
        places.site(run, machine),
        workspace,
        machine.hardware(),
        directory.readable(),
        directory.writable());
  }

  private static Onlooker onlooker(Line line, Preface preface) {
    return new Onlooker() {
      @Override
      public void printed(byte[] bytes) throws IOException {
        preface.write(bytes);
      }

      @Override
      public void beat() {
        line.attention().check();
      }
    };
  }

  /** What the task made in a container belongs to the machine's user again. */
  void giveBack(Line line, Machine machine, Attempt attempt) throws IOException {
    switch (attempt.inside()) {
      case Inside.Machine() -> {}
      case Inside.Container _ ->
          indoors
              .containers()
              .giveBack(
                  places.site(line.run(), machine),
                  attempt.workspace(),
                  attempt.directory().writable());
    }
  }
}
