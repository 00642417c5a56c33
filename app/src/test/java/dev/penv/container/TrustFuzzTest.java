package dev.penv.container;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penv.complaint.Place;
import dev.penv.container.TrustTest.Piece;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

/** No spec with a power outside the operator's list is ever allowed. */
class TrustFuzzTest {
  private static final Origin ORIGIN =
      new Origin("runArgs[0]", new Place.InFile(".devcontainer.json", 1, 1));

  private static final List<Piece> POWERFUL = TrustTest.powerful().toList();
  private static final List<Piece> HARMLESS = TrustTest.harmless().toList();

  private static final Set<String> USUAL =
      Set.of(
          ("AUDIT_WRITE CHOWN DAC_OVERRIDE FOWNER FSETID KILL NET_BIND_SERVICE NET_RAW"
                  + " SETFCAP SETGID SETPCAP SETUID SYS_CHROOT")
              .split(" "));

  private static final List<String> OPTIONS =
      List.of(
          ("--privileged --cap-add --security-opt --device --device-cgroup-rule --sysctl --runtime"
                  + " --cgroup-parent --network --net --ipc --pid --uts --userns --cgroupns -v"
                  + " --volume --mount --tmpfs -p --publish --ulimit --init -it --rm -u --gpus -e"
                  + " --shm-size --name")
              .split(" "));

  private static final List<String> VALUES =
      List.of(
          ("true false host private none container:db ALL sys_admin CAP_NET_RAW NET_ADMIN"
                  + " seccomp=unconfined seccomp:unconfined no-new-privileges"
                  + " no-new-privileges:false label=disable /dev/fuse /dev/../etc:/etc:rw"
                  + " c*10:*rwm net.x=1 runsc / /:/host /etc:/etc:ro cache:/c"
                  + " /checkouts/one:/w /checkouts/one/../two:/w /checkouts/one/..:/up"
                  + " /checkouts/one/./x:/x:rshared //var/run/docker.sock:/s"
                  + " type=bind,source=/,target=/h type=bind,src=/checkouts/one/a,dst=/a"
                  + " type=volume,source=v,target=/v"
                  + " type=volume,source=v,target=/v,volume-opt=o=bind"
                  + " type=tmpfs,target=/t \"type=bind\",source=/etc,target=/e,ro 80:80"
                  + " 0.0.0.0:80:80 127.0.0.1:1:1 [::]:1:1 [::1]:1:1 nofile=1 rtprio=9 nice=1 all"
                  + " bridge default penv-1-net 0 1g A=b")
              .split(" "));

  @RepeatedTest(20)
  void noPowerIsHiddenByOthers(RepetitionInfo repetition) {
    var random = new Random(repetition.getCurrentRepetition());
    for (int i = 0; i < 200; i++) {
      var allowed = powers(pick(POWERFUL, random));
      var asked = pick(POWERFUL, random);
      var spec = TrustTest.PLAIN;
      for (var piece : pick(HARMLESS, random)) spec = piece.change().apply(spec);
      for (var piece : asked) spec = piece.change().apply(spec);
      var missing =
          powers(asked).stream()
              .filter(power -> allowed.stream().noneMatch(given -> given.covers(power)))
              .map(power -> "add `%s` to".formatted(power.typed()))
              .toList();
      var refused =
          new Trust(new Allowed(Set.copyOf(allowed)))
              .refusals(spec, TrustTest.PREMISES, Map.of(), ORIGIN);
      assertThat(refused)
          .allSatisfy(refusal -> assertThat(missing).anyMatch(refusal.remedy()::contains));
      if (!asked.isEmpty() && missing.size() == asked.size()) assertThat(refused).isNotEmpty();
    }
  }

  @RepeatedTest(20)
  void whateverDockerIsToldNothingAllowedIsHarmful(RepetitionInfo repetition) {
    var random = new Random(1000 + repetition.getCurrentRepetition());
    for (int i = 0; i < 1000; i++) {
      var draft = new Draft(TrustTest.PLAIN, TrustTest.PREMISES);
      var words = words(random);
      RunArgs.read(
          words.stream().map(word -> new RunArgs.Argument(word, ORIGIN, false)).toList(), draft);
      if (new Trust(Allowed.NOTHING).refusals(draft.powers()).isEmpty()) {
        assertThat(isHarmless(draft.spec())).as("%s", words).isTrue();
      }
    }
  }

  private static List<String> words(Random random) {
    var words = new ArrayList<String>();
    for (int i = 0; i < 1 + random.nextInt(3); i++) {
      var option = OPTIONS.get(random.nextInt(OPTIONS.size()));
      var value = VALUES.get(random.nextInt(VALUES.size()));
      switch (random.nextInt(4)) {
        case 0 -> words.add(option + "=" + value);
        case 1 -> words.add(option);
        default -> words.addAll(List.of(option, value));
      }
    }
    return words;
  }

  /** What must hold, said anew and without the judge's own words. */
  private static boolean isHarmless(ContainerSpec spec) {
    var them = spec.privileges();
    var spaces = spec.namespaces();
    return !them.privileged()
        && USUAL.containsAll(them.capAdd())
        && them.securityOpt().stream().allMatch(option -> option.matches("no-new-privileges"))
        && them.devices().isEmpty()
        && them.deviceRules().isEmpty()
        && them.sysctls().isEmpty()
        && (them.runtime() + them.cgroupParent()).isEmpty()
        && !spaces.toString().matches(".*(host|container:).*")
        && spec.mounts().stream().allMatch(TrustFuzzTest::isHarmless)
        && spec.network().ports().stream().allMatch(port -> port.address().matches("127.*|::1"))
        && !spec.limits().ulimits().toString().matches(".*(rtprio|nice).*");
  }

  private static boolean isHarmless(Mount mount) {
    return switch (mount) {
      case Mount.Bind bind ->
          bind.source().matches("/checkouts/one(/.*)?")
              && !bind.source().contains("..")
              && !bind.propagation().contains("shared");
      case Mount.Volume volume -> volume.name().matches("|penv-1-.*");
      case Mount.Tmpfs _ -> true;
    };
  }

  private static List<Power> powers(List<Piece> pieces) {
    return pieces.stream().map(piece -> Power.parse(piece.power()).orElseThrow()).toList();
  }

  private static List<Piece> pick(List<Piece> all, Random random) {
    return random.ints(random.nextInt(6), 0, all.size()).mapToObj(all::get).toList();
  }
}
