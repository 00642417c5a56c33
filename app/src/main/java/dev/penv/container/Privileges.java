package dev.penv.container;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;

/**
 * What a container may do beyond other containers.
 *
 * @param capAdd names of capabilities in capitals without {@code CAP_}, or {@code ALL}
 * @param capDrop likewise
 * @param securityOpt each {@code name=value}, or {@code no-new-privileges}
 * @param deviceRules of the device cgroup, such as {@code c 1:3 rwm}
 * @param sysctls name to value
 * @param runtime empty for the daemon's default
 * @param cgroupParent empty for the daemon's default
 */
public record Privileges(
    boolean privileged,
    SequencedSet<String> capAdd,
    SequencedSet<String> capDrop,
    SequencedSet<String> securityOpt,
    List<Device> devices,
    List<String> deviceRules,
    Map<String, String> sysctls,
    String runtime,
    String cgroupParent) {

  /**
   * A device of the host.
   *
   * @param source absolute path on the host
   * @param target absolute path in the container
   * @param access some of {@code r}, {@code w} and {@code m}
   */
  public record Device(String source, String target, String access) {}

  static final Privileges NONE =
      new Privileges(
          false,
          Collections.emptyNavigableSet(),
          Collections.emptyNavigableSet(),
          Collections.emptyNavigableSet(),
          List.of(),
          List.of(),
          Map.of(),
          "",
          "");

  public Privileges {
    capAdd = copy(capAdd);
    capDrop = copy(capDrop);
    securityOpt = copy(securityOpt);
    devices = List.copyOf(devices);
    deviceRules = List.copyOf(deviceRules);
    sysctls = Collections.unmodifiableMap(new LinkedHashMap<>(sysctls));
  }

  public Privileges withPrivileged(boolean privileged) {
    return new Privileges(
        privileged,
        capAdd,
        capDrop,
        securityOpt,
        devices,
        deviceRules,
        sysctls,
        runtime,
        cgroupParent);
  }

  public Privileges withCapAdd(String name) {
    return new Privileges(
        privileged,
        plus(capAdd, name),
        capDrop,
        securityOpt,
        devices,
        deviceRules,
        sysctls,
        runtime,
        cgroupParent);
  }

  public Privileges withCapDrop(String name) {
    return new Privileges(
        privileged,
        capAdd,
        plus(capDrop, name),
        securityOpt,
        devices,
        deviceRules,
        sysctls,
        runtime,
        cgroupParent);
  }

  public Privileges withSecurityOpt(String option) {
    return new Privileges(
        privileged,
        capAdd,
        capDrop,
        plus(securityOpt, option),
        devices,
        deviceRules,
        sysctls,
        runtime,
        cgroupParent);
  }

  public Privileges withDevice(Device device) {
    return new Privileges(
        privileged,
        capAdd,
        capDrop,
        securityOpt,
        plus(devices, device),
        deviceRules,
        sysctls,
        runtime,
        cgroupParent);
  }

  public Privileges withDeviceRule(String rule) {
    return new Privileges(
        privileged,
        capAdd,
        capDrop,
        securityOpt,
        devices,
        plus(deviceRules, rule),
        sysctls,
        runtime,
        cgroupParent);
  }

  public Privileges withSysctl(String name, String value) {
    var sysctls = new LinkedHashMap<>(this.sysctls);
    sysctls.put(name, value);
    return new Privileges(
        privileged,
        capAdd,
        capDrop,
        securityOpt,
        devices,
        deviceRules,
        sysctls,
        runtime,
        cgroupParent);
  }

  public Privileges withRuntime(String runtime) {
    return new Privileges(
        privileged,
        capAdd,
        capDrop,
        securityOpt,
        devices,
        deviceRules,
        sysctls,
        runtime,
        cgroupParent);
  }

  public Privileges withCgroupParent(String cgroupParent) {
    return new Privileges(
        privileged,
        capAdd,
        capDrop,
        securityOpt,
        devices,
        deviceRules,
        sysctls,
        runtime,
        cgroupParent);
  }

  private static SequencedSet<String> copy(SequencedSet<String> words) {
    return Collections.unmodifiableSequencedSet(new LinkedHashSet<>(words));
  }

  private static SequencedSet<String> plus(SequencedSet<String> words, String word) {
    var more = new LinkedHashSet<>(words);
    more.add(word);
    return more;
  }

  private static <T> List<T> plus(List<T> things, T thing) {
    var more = new ArrayList<>(things);
    more.add(thing);
    return more;
  }
}
