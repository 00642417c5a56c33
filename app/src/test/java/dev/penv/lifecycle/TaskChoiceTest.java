package dev.penv.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.penv.command.Target;
import dev.penv.complaint.Complained;
import dev.penv.complaint.Complaint;
import dev.penv.environment.Declared;
import dev.penv.environment.Dev;
import dev.penv.environment.DevContainer;
import dev.penv.environment.Environment;
import dev.penv.environment.Environments;
import dev.penv.environment.Reading;
import dev.penv.environment.RepositoryFiles;
import dev.penv.environment.Script;
import dev.penv.environment.Task;
import dev.penv.hardware.DataSize;
import dev.penv.hardware.Part;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TaskChoiceTest {
  private static final DevContainer FOUR_CPUS =
      container("{ \"hostRequirements\": { \"cpus\": 4 } }");
  private static final Environment TWO_TASKS = environment("train", "evaluate");

  @Test
  void theTaskOfThatNameIsMeant() {
    assertThat(TaskChoice.of(TWO_TASKS, new Target.Named("train")))
        .isSameAs(TWO_TASKS.tasks().get("train"));
  }

  @Test
  void aOneOffCommandRunsOnWhatTheDevcontainerNeeds() {
    var task = TaskChoice.of(TWO_TASKS, new Target.OneOff("echo $HOME"));
    assertThat(task.script()).isEqualTo(new Script.Shell("echo $HOME"));
    assertThat(task.requirements().cpus()).isEqualTo(4);
    assertThat(task.declared())
        .containsExactly(Map.entry(Part.CPUS, new Declared.InProperty("hostRequirements.cpus", 1)));
  }

  @Test
  void aNearNameIsSuggested() {
    assertThat(complaint(TWO_TASKS, "trian").problem())
        .isEqualTo("There is no task `trian` in `.devcontainer.json`.");
    assertThat(complaint(TWO_TASKS, "trian").remedy()).isEqualTo("Did you mean `/run train`?");
  }

  @Test
  void otherwiseAllNamesAreListed() {
    assertThat(complaint(TWO_TASKS, "deploy").remedy()).isEqualTo("It has `train`, `evaluate`.");
  }

  @Test
  void withoutTasksACommandIsTheWay() {
    assertThat(complaint(environment(), "train").remedy())
        .isEqualTo("Run a command as it is: `/run -- python train.py`.");
  }

  @Test
  void aMissingDevcontainerIsNamedAsTheReason() {
    assertThat(complaint(Environment.NONE, "train").problem())
        .isEqualTo("There is no task `train`: this commit has no devcontainer.json.");
  }

  private static Complaint complaint(Environment environment, String name) {
    var thrown =
        assertThatExceptionOfType(Complained.class)
            .isThrownBy(() -> TaskChoice.of(environment, new Target.Named(name)))
            .actual();
    return thrown.complaint();
  }

  private static Environment environment(String... names) {
    var tasks = new LinkedHashMap<String, Task>();
    for (var name : names) {
      tasks.put(name, Task.oneOff(name, new Script.Shell("true"), FOUR_CPUS.needs()));
    }
    return new Environment(
        ".devcontainer.json", "", FOUR_CPUS, List.of(), tasks, Dev.NONE, Map.of(), DataSize.ZERO);
  }

  private static DevContainer container(String text) {
    var files =
        new RepositoryFiles() {
          @Override
          public Optional<String> file(String path) {
            return Optional.of(text);
          }

          @Override
          public List<String> files(String path) {
            return List.of();
          }

          @Override
          public List<String> folders(String path) {
            return List.of();
          }
        };
    return ((Reading.Understood) Environments.read(files, "")).environment().container();
  }
}
