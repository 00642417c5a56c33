package dev.penv.container;

import dev.penv.container.Power.Kind;
import dev.penv.document.Json;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads one service of a compose file. A key that is not known here could be any power. */
final class ServiceReader {
  /** They change nothing outside of the container, or only between services of one project. */
  private static final Set<String> HARMLESS =
      words(
          "annotations attach blkio_config cap_drop command configs container_name cpu_count"
              + " cpu_percent cpu_period cpu_quota cpu_rt_period cpu_rt_runtime cpu_shares cpus"
              + " cpuset depends_on develop dns dns_opt dns_search domainname entrypoint"
              + " environment expose extra_hosts group_add healthcheck hostname image init"
              + " isolation links mac_address mem_limit mem_reservation mem_swappiness"
              + " memswap_limit networks oom_kill_disable pids_limit platform profiles"
              + " pull_policy read_only restart scale secrets shm_size stdin_open"
              + " stop_grace_period stop_signal storage_opt tmpfs tty user working_dir");

  private static final Set<String> OWN_LOGS = Set.of("", "json-file", "local", "none");
  private static final String OF_SERVICE = "service:";

  private final ComposeFindings findings;

  ServiceReader(ComposeFindings findings) {
    this.findings = findings;
  }

  void read(String path, String name, Map<String, Json> fields) {
    fields.forEach((key, value) -> property(path + "." + key, key, value));
    if (fields.containsKey("build") && fields.get("image") instanceof Json.Text(_, var image)) {
      if (!findings.premises().isOwn(image)) {
        findings.add(path + ".image", Kind.IMAGE_NAME, image);
      }
    }
  }

  private void property(String path, String key, Json value) {
    if (HARMLESS.contains(key) || key.startsWith("x-")) return;
    switch (key) {
      case "privileged" -> {
        if (ComposeFindings.isOn(value)) findings.add(path, Powers::privileged);
      }
      case "cap_add" -> each(path, value, Powers::capability);
      case "security_opt" -> each(path, value, Powers::securityOption);
      case "devices" -> devices(path, value);
      case "device_cgroup_rules" ->
          each(path, value, (found, rule) -> found.add(Kind.DEVICE_RULE, rule));
      case "sysctls" -> names(path, value, (found, name) -> found.add(Kind.SYSCTL, name));
      case "ulimits" -> names(path, value, Powers::ulimit);
      case "runtime" -> each(path, value, (found, name) -> found.add(Kind.RUNTIME, name));
      case "cgroup_parent" ->
          each(path, value, (found, name) -> found.add(Kind.CGROUP_PARENT, name));
      case "network_mode", "pid", "ipc", "uts", "userns_mode", "cgroup" ->
          namespace(path, key, findings.text(path, value));
      case "volumes" -> items(value).forEach(item -> volume(path, item));
      case "ports" -> items(value).forEach(item -> port(path, item));
      case "labels" -> labels(path, value);
      case "logging" -> logging(path, value);
      case "oom_score_adj" -> {
        if (!findings.text(path, value).matches("\\d+")) {
          findings.add(path, Kind.ULIMIT, "oom_score_adj");
        }
      }
      case "build" -> new BuildReader(findings).read(path, value);
      case "deploy" -> new DeployReader(findings).read(path, value);
      case "gpus" -> new DeployReader(findings).devices(path, value);
      case "volumes_from", "external_links" -> {
        if (!items(value).isEmpty()) findings.refuse(path, "It reaches into other containers.");
      }
      default -> findings.refuse(path, "penv does not know what it does.");
    }
  }

  private interface Search {
    void in(Powers found, String text);
  }

  private void each(String path, Json value, Search search) {
    for (var text : findings.texts(path, value)) {
      findings.add(path, found -> search.in(found, text));
    }
  }

  private void names(String path, Json value, Search search) {
    for (var name : findings.names(path, value)) {
      findings.add(path, found -> search.in(found, name));
    }
  }

  private void devices(String path, Json value) {
    for (var item : items(value)) {
      var text =
          item instanceof Json.Fields
              ? findings.text(path, findings.fields(path, item).getOrDefault("source", item))
              : findings.text(path, item);
      findings.add(path, found -> found.device(text.split(":", 2)[0]));
    }
  }

  /** Another service of the project is no stranger. */
  private void namespace(String path, String key, String mode) {
    if (mode.startsWith(OF_SERVICE)) return;
    var own = Namespaces.OWN;
    var namespaces =
        switch (key) {
          case "network_mode" -> own.withNetwork(mode);
          case "pid" -> own.withPid(mode);
          case "ipc" -> own.withIpc(mode);
          case "uts" -> own.withUts(mode);
          case "userns_mode" -> own.withUser(mode);
          default -> own.withCgroup(mode);
        };
    findings.add(path, found -> found.namespaces(namespaces));
  }

  /** Volumes with names are judged where they are declared. */
  private void volume(String path, Json item) {
    if (item instanceof Json.Fields) {
      longVolume(path, findings.fields(path, item));
      return;
    }
    MountReader.volume(findings.text(path, item))
        .ifPresentOrElse(
            mount -> {
              if (mount instanceof Mount.Bind bind) findings.bind(path, bind);
            },
            () -> findings.misread(path, item));
  }

  private void longVolume(String path, Map<String, Json> fields) {
    var type = fields.containsKey("type") ? findings.text(path, fields.get("type")) : "";
    switch (type) {
      case "volume", "tmpfs" -> {}
      case "bind" -> {
        var source = fields.containsKey("source") ? findings.text(path, fields.get("source")) : "";
        var readOnly =
            fields.containsKey("read_only") && ComposeFindings.isOn(fields.get("read_only"));
        var bind = fields.get("bind");
        var options = bind == null ? Map.<String, Json>of() : findings.fields(path, bind);
        var propagation =
            options.containsKey("propagation")
                ? findings.text(path, options.get("propagation"))
                : "";
        findings.bind(path, new Mount.Bind(source, "/", readOnly, propagation));
      }
      default -> findings.refuse(path, "Mounts are binds, volumes or memory.");
    }
  }

  /** Without an address, compose publishes to every network that the host is in. */
  private void port(String path, Json item) {
    if (item instanceof Json.Fields) {
      var fields = findings.fields(path, item);
      var address = fields.containsKey("host_ip") ? findings.text(path, fields.get("host_ip")) : "";
      findings.add(path, found -> found.published(address));
      return;
    }
    var text = findings.text(path, item);
    var address = text.replaceFirst(":?[^:\\]]*:[^:\\]]*$", "");
    findings.add(path, found -> found.published(address.equals(text) ? "" : address));
  }

  private void labels(String path, Json value) {
    var ours = findings.premises().labels();
    if (value instanceof Json.Fields) {
      findings
          .fields(path, value)
          .forEach(
              (name, text) -> label(path, name, findings.text(path, text).equals(ours.get(name))));
      return;
    }
    for (var text : findings.texts(path, value)) {
      var parts = text.split("=", 2);
      label(path, parts[0], parts.length == 2 && parts[1].equals(ours.get(parts[0])));
    }
  }

  private void label(String path, String name, boolean isOurs) {
    if (name.startsWith("dev.penv.") && !isOurs) {
      findings.refuse(path, "penv finds by such labels what it has to remove.");
    }
  }

  /** Other drivers send the log elsewhere, with what the daemon may. */
  private void logging(String path, Json value) {
    var fields = findings.fields(path, value);
    var driver = fields.containsKey("driver") ? findings.text(path, fields.get("driver")) : "";
    if (!OWN_LOGS.contains(driver)) findings.add(path, Kind.LOG_DRIVER, driver);
  }

  private static List<Json> items(Json value) {
    return value instanceof Json.Items(_, var items) ? items : List.of(value);
  }

  private static Set<String> words(String text) {
    return Set.of(text.split(" "));
  }
}
