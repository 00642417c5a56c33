package dev.penv.container;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penv.complaint.Complaint;
import dev.penv.complaint.Place;
import dev.penv.container.Mount.Bind;
import dev.penv.container.Mount.Volume;
import dev.penv.container.Network.Port;
import dev.penv.environment.Environment;
import dev.penv.environment.Environments;
import dev.penv.environment.ImageLabel;
import dev.penv.environment.LocalFolder;
import dev.penv.environment.Reading;
import dev.penv.environment.RepositoryFiles;
import dev.penv.hardware.DataSize;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpecificationTest {
  private static final String CHECKOUT = "/slots/1/workspace";
  private static final Bind OWN = new Bind("/slots/1/run", "/slots/1/run", false);
  private static final Map<String, String> LABELS = Map.of("penv.env", "e-1");
  private static final Premises PREMISES =
      new Premises(List.of(CHECKOUT), Set.of(OWN), "penv-1-", new Gpus.Count(2), LABELS);
  private static final Berth BERTH =
      new Berth(new LocalFolder(CHECKOUT, "shop"), PREMISES, DataSize.gigabytes(8));

  private static Environment environment(String file) {
    var files =
        new RepositoryFiles() {
          @Override
          public Optional<String> file(String path) {
            return path.equals(".devcontainer.json") ? Optional.of(file) : Optional.empty();
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
    return ((Reading.Understood) Environments.read(files, "")).environment();
  }

  private static Specified specified(String file, String label) {
    var image = new BuiltImage("sha256:1", ImageLabel.read(label), List.of("/start", "now"));
    return Specification.of(environment(file), image, BERTH);
  }

  private static Specified.Understood understood(String file, String label) {
    return (Specified.Understood) specified(file, label);
  }

  private static ContainerSpec spec(String fields) {
    return understood("{\"image\": \"debian\"" + fields + "}", "[]").spec();
  }

  private static Complaint complaint(String fields) {
    var misread = (Specified.Misread) specified("{\"image\": \"debian\"" + fields + "}", "[]");
    assertThat(misread.complaints()).hasSize(1);
    return misread.complaints().getFirst();
  }

  private static List<String> refusals(String file, String label) {
    return new Trust(Allowed.NOTHING)
        .refusals(understood(file, label).powers()).stream()
            .map(refusal -> ((Place.InFile) refusal.place()).line() + " " + refusal.problem())
            .map(text -> text.replaceFirst(" asks for.*", ""))
            .toList();
  }

  @Test
  void aPlainImageIdlesWithTheCodeAtTheUsualPlace() {
    var understood = understood("{\"image\": \"debian\"}", "[]");
    var spec = understood.spec();
    assertThat(spec.image()).isEqualTo("sha256:1");
    assertThat(understood.folder()).isEqualTo("/workspaces/shop");
    assertThat(spec.mounts()).containsExactly(new Bind(CHECKOUT, "/workspaces/shop", false), OWN);
    assertThat(spec.labels()).isEqualTo(LABELS);
    assertThat(spec.gpus()).isEqualTo(new Gpus.Count(2));
    assertThat(spec.program().entrypoint()).containsExactly("/bin/sh");
    assertThat(spec.program().command()).hasSize(3).startsWith("-c").endsWith("-");
    assertThat(understood.powers()).isEmpty();
    assertThat(understood.notes()).isEmpty();
  }

  @Test
  void theRunGetsNoMoreMemoryThanItsShare() {
    assertThat(spec("").limits().memory()).isEqualTo(DataSize.gigabytes(8));
    assertThat(spec("").limits().memoryAndSwap()).isEqualTo(DataSize.gigabytes(8));
    assertThat(spec(",\"runArgs\":[\"--memory=2g\"]").limits().memory())
        .isEqualTo(DataSize.gigabytes(2));
    assertThat(spec(",\"runArgs\":[\"-m=99g\"]").limits().memory())
        .isEqualTo(DataSize.gigabytes(8));
  }

  @Test
  void rootInTheContainerMakesNoDevices() {
    assertThat(spec("").privileges().capDrop()).containsExactly("MKNOD");
    assertThat(spec(",\"capAdd\":[\"MKNOD\"]").privileges().capDrop()).isEmpty();
    assertThat(spec(",\"runArgs\":[\"--privileged\"]").privileges().capDrop()).isEmpty();
  }

  @Test
  void aVariableBringsNoGpuToARunWithoutOne() {
    var premises = new Premises(List.of(CHECKOUT), Set.of(), "penv-1-", new Gpus.None(), Map.of());
    var berth = new Berth(BERTH.checkout(), premises, DataSize.ZERO);
    var image = new BuiltImage("x", List.of(), List.of());
    var file =
        environment("{\"image\":\"x\",\"containerEnv\":{\"NVIDIA_VISIBLE_DEVICES\":\"all\"}}");
    var specified = (Specified.Understood) Specification.of(file, image, berth);
    assertThat(specified.spec().program().env()).containsEntry("NVIDIA_VISIBLE_DEVICES", "void");
    assertThat(spec("").program().env()).isEmpty();
  }

  @Test
  void theGpusAreThoseOfTheRun() {
    assertThat(spec(",\"runArgs\":[\"--gpus\",\"all\"]").gpus()).isEqualTo(new Gpus.Count(2));
  }

  @Test
  void whatTheImageExecutesIsKeptOnRequest() {
    assertThat(spec(",\"overrideCommand\": false").program().command())
        .endsWith("-", "/start", "now");
  }

  @Test
  void entrypointsOfFeaturesComeFirst() {
    var label =
        """
        [{"id": "a", "entrypoint": "/a.sh"}, {"id": "b", "entrypoint": "/b.sh"}]
        """;
    assertThat(understood("{\"image\": \"x\"}", label).spec().program().command().get(1))
        .contains("\n/a.sh\n/b.sh\nexec \"$@\"\n");
  }

  @Test
  void variablesAreThoseOfTheRunAndNeverOfPenv() {
    var spec =
        spec(
            """
            ,"containerEnv": {
               "HOME_OF_PENV": "${localEnv:HOME}",
               "PATH_OF_PENV": "${localEnv:PATH:none}",
               "OLD": "${env:HOME}",
               "HERE": "${localWorkspaceFolder} ${localWorkspaceFolderBasename}",
               "THERE": "${containerWorkspaceFolder} ${containerWorkspaceFolderBasename}",
               "ID": "${devcontainerId}"
            },
            "runArgs": ["-e", "IN_ARGS=${localEnv:HOME}${localWorkspaceFolderBasename}"],
            "mounts": ["source=${localEnv:HOME:/nobody}/x,target=/x,type=bind"]
            """);
    assertThat(spec.program().env())
        .containsEntry("HOME_OF_PENV", "")
        .containsEntry("PATH_OF_PENV", "none")
        .containsEntry("OLD", "")
        .containsEntry("HERE", CHECKOUT + " shop")
        .containsEntry("THERE", "/workspaces/shop shop")
        .containsEntry("ID", "1glmt0tc7u68m1ri07s3hunhhk07h63tnq1mmqd7seoprnj2btro")
        .containsEntry("IN_ARGS", "shop");
    assertThat(spec.mounts()).contains(new Bind("/nobody/x", "/x", false));
  }

  @Test
  void theFileSaysWhereTheCodeIs() {
    var understood =
        understood(
            """
            {"image": "x",
             "workspaceMount": "source=${localWorkspaceFolder}/sub,target=/code,type=bind",
             "workspaceFolder": "/code/${localWorkspaceFolderBasename}"}
            """,
            "[]");
    assertThat(understood.folder()).isEqualTo("/code/shop");
    assertThat(understood.spec().mounts())
        .containsExactly(new Bind(CHECKOUT + "/sub", "/code", false), OWN);
    assertThat(spec(",\"workspaceMount\":\"\",\"workspaceFolder\":\"/x\"").mounts())
        .containsExactly(OWN);
  }

  @Test
  void volumesAreTheRepositorysOwn() {
    var spec =
        spec(
            """
            ,"mounts": ["source=cache,target=/c,type=volume",
                        {"type": "volume", "source": "deps-${devcontainerId}", "target": "/d"},
                        "target=/nameless"],
             "runArgs": ["-v", "more:/m"],
             "customizations": {"penv": {"volumes": {"data": "/data"}}}
            """);
    assertThat(spec.mounts())
        .contains(
            new Volume("penv-1-cache", "/c", false),
            new Volume(
                "penv-1-deps-1glmt0tc7u68m1ri07s3hunhhk07h63tnq1mmqd7seoprnj2btro", "/d", false),
            new Volume("", "/nameless", false),
            new Volume("penv-1-more", "/m", false),
            new Volume("penv-1-data", "/data", false));
  }

  @Test
  void whatOnlyAPersonHasIsIgnoredWithANote() {
    var understood =
        understood(
            """
            {"image": "x",
             "mounts": ["source=${localEnv:HOME}/.ssh,target=/s,type=bind", "target=/kept"],
             "runArgs": ["-v", "${localEnv:SOCK}:${localEnv:SOCK}", "-v=${env:HOME}:/h"]}
            """,
            "[]");
    assertThat(understood.spec().mounts())
        .containsExactly(
            new Bind(CHECKOUT, "/workspaces/shop", false), new Volume("", "/kept", false), OWN);
    assertThat(understood.notes())
        .extracting(note -> note.problem().split(" ", 2)[0])
        .containsExactly("`mounts[0]`", "`runArgs[1]`", "`runArgs[2]`");
  }

  @Test
  void nothingTakesThePlaceOfWhatPenvMounts() {
    assertThat(spec(",\"mounts\": [\"target=/slots/1/run/,type=tmpfs\"]").mounts())
        .contains(OWN)
        .hasSize(2);
  }

  @Test
  void sharedMemoryIsSaidByTheCustomizationOrByRunArgs() {
    var customized = ",\"customizations\": {\"penv\": {\"shm\": \"1gb\"}}";
    assertThat(spec(customized).limits().shm()).isEqualTo(DataSize.gigabytes(1));
    assertThat(spec(customized + ",\"runArgs\": [\"--shm-size=2g\"]").limits().shm())
        .isEqualTo(DataSize.gigabytes(2));
  }

  @Test
  void portsOfTheHostItselfAreChosenByDocker() {
    assertThat(
            spec(",\"appPort\": [3000, \"8080:80\"], \"runArgs\": [\"-p\", \"0.0.0.0:1:1\"]")
                .network()
                .ports())
        .containsExactly(
            new Port("127.0.0.1", 0, 3000, "tcp"),
            new Port("127.0.0.1", 0, 80, "tcp"),
            new Port("0.0.0.0", 1, 1, "tcp"));
  }

  @Test
  void usersAndPrivilegesOfAllSourcesAreTaken() {
    var spec =
        understood(
                """
                {"image": "x", "containerUser": "dev", "capAdd": ["SYS_PTRACE"],
                 "securityOpt": ["seccomp=unconfined"]}
                """,
                """
                [{"init": true, "capAdd": ["NET_ADMIN"], "containerUser": "old"},
                 {"privileged": true, "containerEnv": {"A": "b"}}]
                """)
            .spec();
    assertThat(spec.program().user()).isEqualTo("dev");
    assertThat(spec.program().init()).isTrue();
    assertThat(spec.program().env()).containsEntry("A", "b");
    assertThat(spec.privileges().privileged()).isTrue();
    assertThat(spec.privileges().capAdd()).containsExactlyInAnyOrder("NET_ADMIN", "SYS_PTRACE");
    assertThat(spec.privileges().securityOpt()).containsExactly("seccomp=unconfined");
  }

  @Test
  void aRefusalPointsAtWhatBroughtThePower() {
    var file =
        """
        {
          "image": "x",
          "features": { "./dind": {} },
          "capAdd": ["CHOWN",
            "SYS_ADMIN"],
          "mounts": ["target=/a",
            "type=bind,source=/etc,target=/e"],
          "runArgs": ["--rm",
            "--network=host",
            "--pid",
            "host"],
          "appPort": "0.0.0.0:80:80",
          "initializeCommand": "make"
        }
        """;
    var label =
        """
        [{"id": "./dind", "privileged": true},
         {"capAdd": ["NET_ADMIN", "SYS_ADMIN"],
          "mounts": [{"type": "bind", "source": "/var/run/docker.sock", "target": "/s"}]}]
        """;
    assertThat(refusals(file, label))
        .containsExactlyInAnyOrder(
            "3 `privileged` of the Feature `./dind`",
            "5 `capAdd[1]`",
            "2 `capAdd` of the image's metadata",
            "7 `mounts[1]`",
            "2 `mounts` of the image's metadata",
            "9 `runArgs[1]`",
            "10 `runArgs[2]`",
            "12 `appPort`",
            "13 `initializeCommand`");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"runArgs\": [\"--shmsize=1\"] | There is no option `--shmsize` here.",
        "\"mounts\": [\"type=bind,source=x,target=/x\"] | `mounts[0]` cannot be",
        "\"mounts\": [{\"type\": \"bind\", \"target\": \"x\"}] | `mounts[0]` cannot be",
        "\"workspaceFolder\": \"code\" | `workspaceFolder` cannot be `code` here.",
        "\"workspaceMount\": \"x\", \"workspaceFolder\": \"/x\" | `workspaceMount` cannot be",
        "\"containerUser\": \"a b\" | `containerUser` cannot be",
        "\"containerEnv\": {\"A=B\": \"c\"} | `containerEnv` cannot be `A=B`",
        "\"appPort\": [1, \"x\"] | `appPort[1]` cannot be",
        "\"capAdd\": [\"A B\"] | `capAdd[0]` cannot be",
        "\"securityOpt\": [\"seccomp=/etc/shadow\"] | `securityOpt[0]` cannot be"
      })
  void whatDockerCannotBeGivenIsToldWithItsProperty(String field, String problem) {
    assertThat(complaint("," + field).problem()).startsWith(problem);
  }
}
