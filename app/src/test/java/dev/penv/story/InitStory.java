package dev.penv.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penv.sandbox.git.Changes;
import dev.penv.sandbox.git.Trees;
import dev.penv.sandbox.http.Fault;
import dev.penv.sandbox.http.Incoming;
import dev.penv.sandbox.hub.App;
import dev.penv.sandbox.hub.Issue;
import dev.penv.sandbox.hub.PullRequest;
import dev.penv.sandbox.hub.Role;
import dev.penv.world.World;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Somebody asks for a devcontainer, and gets a pull request. */
class InitStory {
  private static final String MAIN = ".devcontainer/devcontainer.json";

  @Test
  void templateComesAsAPullRequest() {
    try (var world = World.open()) {
      var issue = plain(world, Map.of("README.md", "Plain.\n"));
      ask(world, issue, "ada", "/init pytorch-cuda python=3.13");
      Expected.toBe("init.md", told(world, issue));
      assertThat(added(opened(issue)))
          .containsExactlyInAnyOrder(MAIN, ".devcontainer/Dockerfile", "penv-sample/train.py");
      assertThat(text(opened(issue), ".devcontainer/Dockerfile"))
          .contains("devcontainers/python:3.13", "torch==2.8.*");
    }
  }

  @Test
  void withoutAWordTheRepositoryDecides() {
    try (var world = World.open()) {
      var issue = plain(world, Map.of("requirements.txt", "jax\n", "penv-sample/train.py", "pass"));
      ask(world, issue, "ada", "/init");
      Expected.toBe("init-alone.md", told(world, issue));
      assertThat(added(opened(issue))).containsExactlyInAnyOrder(MAIN, ".devcontainer/Dockerfile");
    }
  }

  @Test
  void whereNoTemplateSuitsWhatPenvUsesIsKept() {
    try (var world = World.open()) {
      var issue = plain(world, Map.of("go.mod", "module plain\n"));
      ask(world, issue, "ada", "/init");
      assertThat(opened(issue).headRef()).isEqualTo("penv/init-default");
      assertThat(text(opened(issue), MAIN)).contains("go mod download");
    }
  }

  @Test
  void mistakesAndRefusalsSayWhatToDo() {
    try (var world = World.open()) {
      var issue = plain(world, Map.of(".devcontainer/Dockerfile", "FROM scratch\n"));
      ask(world, issue, "ada", "/init pytorch");
      ask(world, issue, "ada", "/init scipy pyhton=3.12");
      ask(world, issue, "ada", "/init scipy python=2.7");
      ask(world, issue, "ada", "/init python=3.12");
      ask(world, issue, "ada", "/init scipy");
      issue.repository().publish();
      ask(world, issue, "eve", "/init r");
      Expected.toBe("init-refused.md", world.thread(issue));
      ask(world, world.pull(), "ada", "/init scipy");
      assertThat(world.thread()).contains("There is a devcontainer on `main` already");
      assertThat(issue.repository().pulls()).isEmpty();
    }
  }

  @Test
  void askedTwiceItIsTheSame() {
    try (var world = World.open()) {
      var issue = plain(world, Map.of("README.md", "Plain.\n"));
      ask(world, issue, "ada", "/init r");
      var head = opened(issue).head();
      ask(world, issue, "bob", "/init r");
      assertThat(issue.repository().pulls()).hasSize(1);
      assertThat(opened(issue).head()).isEqualTo(head);
      assertThat(world.thread(issue)).contains("#2 is open already");
    }
  }

  static List<Fault> faults() {
    return List.of(new Fault.BadGateway(), new Fault.ResetAfter(), new Fault.Truncated());
  }

  /** As for a process that is killed in the middle: whatever was done is found. */
  @ParameterizedTest
  @MethodSource("faults")
  void whereverItIsInterruptedThereIsOnePullRequest(Fault fault) {
    try (var world = World.impatient()) {
      var issue = plain(world, Map.of("README.md", "Plain.\n"));
      Set<String> seen = ConcurrentHashMap.newKeySet();
      world
          .sandbox()
          .faults()
          .rule(request -> once(request, seen) ? Optional.of(fault) : Optional.empty());
      world.comment(issue, "ada", "/init r");
      world.settleInTheEnd();
      assertThat(issue.repository().pulls()).hasSize(1);
      assertThat(world.thread(issue)).contains("#2 ");
      assertThat(seen).contains("POST pulls", "POST refs", "POST commits", "POST trees");
    }
  }

  /** Each kind of write of it. */
  private static boolean once(Incoming request, Set<String> seen) {
    var last = request.path().substring(request.path().lastIndexOf('/') + 1);
    return request.method().equals("POST")
        && Set.of("pulls", "refs", "commits", "trees").contains(last)
        && seen.add("POST " + last);
  }

  /** Closed by somebody who wants it after all. */
  @Test
  void theBranchOfAClosedOneIsTakenUp() {
    try (var world = World.open()) {
      var issue = plain(world, Map.of("README.md", "Plain.\n"));
      ask(world, issue, "ada", "/init r");
      opened(issue).close(world.sandbox().user("ada"));
      issue.repository().commit("main", Map.of("README.md", "Plainer.\n"), "Go on");
      ask(world, issue, "ada", "/init r");
      assertThat(issue.repository().pulls()).hasSize(2);
      assertThat(issue.repository().pulls().getLast().head()).isEqualTo(opened(issue).head());
    }
  }

  @Test
  void anAppThatMayNotPushSaysWhatToGrant() {
    try (var world = World.open()) {
      narrow(world.sandbox().app());
      var issue = plain(world, "elsewhere", Map.of("README.md", "Plain.\n"));
      ask(world, issue, "ada", "/init r");
      assertThat(world.thread(issue)).contains("*Contents: read and write*");
      assertThat(issue.repository().pulls()).isEmpty();
    }
  }

  @Test
  void aBranchWithOtherContentIsNeverMoved() {
    try (var world = World.open()) {
      var issue = plain(world, Map.of("README.md", "Plain.\n"));
      var taken = issue.repository().commit("penv/init-r", Map.of("mine.R", "1\n"), "Keep it");
      ask(world, issue, "ada", "/init r");
      assertThat(world.thread(issue)).contains("The branch `penv/init-r` is there already");
      assertThat(issue.repository().branches().head("penv/init-r")).contains(taken);
    }
  }

  /** From now on it is installed so. */
  private static void narrow(App app) {
    var permissions = new HashMap<>(app.permissions());
    permissions.put("contents", "read");
    app.register(
        new App.Profile(app.slug(), app.name(), app.owner(), app.bot(), permissions, app.events()));
  }

  private static Issue plain(World world, Map<String, String> files) {
    return plain(world, "octo", files);
  }

  private static Issue plain(World world, String owner, Map<String, String> files) {
    var repository = world.sandbox().repository(owner, "plain");
    repository.collaborator(world.sandbox().user("ada"), Role.WRITE);
    repository.collaborator(world.sandbox().user("bob"), Role.WRITE);
    repository.commit("main", files, "Begin");
    return repository.openIssue("Devcontainer", "We need one.", world.sandbox().user("ada"));
  }

  /** The conversation, and what the pull request says. */
  private static String told(World world, Issue issue) {
    var pull = opened(issue);
    return "%s\n\n# %s\n\n%s\n".formatted(world.thread(issue), pull.title(), pull.body());
  }

  private static PullRequest opened(Issue issue) {
    return issue.repository().pulls().getFirst();
  }

  private static List<String> added(PullRequest pull) {
    var git = pull.repository().git();
    return Changes.of(git, pull.mergeBase(), pull.head()).files().stream()
        .map(Changes.File::path)
        .toList();
  }

  private static String text(PullRequest pull, String path) {
    var trees = new Trees(pull.repository().git());
    var file = trees.find(pull.head(), path).orElseThrow();
    return new String(trees.read(file), StandardCharsets.UTF_8);
  }

  private static void ask(World world, Issue issue, String who, String text) {
    world.comment(issue, who, text);
    world.settle();
  }
}
