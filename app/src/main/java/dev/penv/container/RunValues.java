package dev.penv.container;

import dev.penv.container.Limits.Ulimit;
import dev.penv.container.Privileges.Device;
import dev.penv.document.Decimal;
import dev.penv.hardware.DataSize;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** Values of options as changes of the spec; empty when a value is not of its option's form. */
final class RunValues {
  static final Pattern NAME = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.:/@+-]{0,199}");
  static final Pattern USER =
      Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.@+-]{0,99}(?::[A-Za-z0-9_][A-Za-z0-9_.@+-]{0,99})?");
  static final Pattern PLATFORM = Pattern.compile("[a-z0-9_]{1,30}(?:/[a-z0-9_.]{1,30}){0,2}");
  static final Pattern PLAIN = Pattern.compile("\\P{Cntrl}{1,200}");
  static final Pattern DEVICE_RULE =
      Pattern.compile("[abc] (?:\\d{1,9}|\\*):(?:\\d{1,9}|\\*) [rwm]{1,3}");
  static final Pattern NAMESPACE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.:-]{0,199}");
  static final Pattern HOST = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.-]{0,252}");
  static final Pattern ADDRESS =
      Pattern.compile("[0-9]{1,3}(?:\\.[0-9]{1,3}){3}|[0-9a-fA-F:.]{2,45}");

  private static final Pattern VARIABLE = Pattern.compile("[^=\\s\\p{Cntrl}]{1,200}");
  private static final Pattern EXTRA_HOST = Pattern.compile("([A-Za-z0-9_.-]{1,253})[:=](.+)");
  private static final Pattern LIMIT =
      Pattern.compile("([a-z]{1,20})=(-1|\\d{1,18})(?::(-1|\\d{1,18}))?");
  private static final Pattern ACCESS = Pattern.compile("[rwm]{1,3}");
  private static final Pattern SYSCTL =
      Pattern.compile("([a-zA-Z0-9_./-]{1,200})=(\\P{Cntrl}{1,200})");
  private static final Pattern COUNT = Pattern.compile("-1|\\d{1,9}");

  /** Profiles in files would be read on the host. */
  private static final Pattern SECURITY_OPTION =
      Pattern.compile(
          "no-new-privileges(?:=(?:true|false))?|seccomp=(?:unconfined|builtin)"
              + "|systempaths=unconfined|(?:apparmor|label)=[A-Za-z0-9_.:,-]{1,200}");

  private static final BigDecimal BILLION = BigDecimal.valueOf(1_000_000_000);

  private RunValues() {}

  static Function<String, Optional<UnaryOperator<ContainerSpec>>> fitting(
      Pattern form, BiFunction<ContainerSpec, String, ContainerSpec> change) {
    return value ->
        form.matcher(value).matches()
            ? Optional.of(spec -> change.apply(spec, value))
            : Optional.empty();
  }

  static Function<String, Optional<UnaryOperator<ContainerSpec>>> folder(
      BiFunction<ContainerSpec, String, ContainerSpec> change) {
    return value -> Canonical.path(value).map(path -> spec -> change.apply(spec, path));
  }

  static Function<String, Optional<UnaryOperator<ContainerSpec>>> capability(
      BiFunction<Privileges, String, Privileges> change) {
    return value ->
        Optional.of(Canonical.capability(value))
            .filter(Canonical::isCapability)
            .map(name -> spec -> spec.withPrivileges(them -> change.apply(them, name)));
  }

  static Function<String, Optional<UnaryOperator<ContainerSpec>>> size(
      BiFunction<Limits, DataSize, Limits> change) {
    return value ->
        DataSize.parse(value)
            .filter(size -> size.bytes() > 0)
            .map(size -> spec -> spec.withLimits(limits -> change.apply(limits, size)));
  }

  static Optional<Boolean> flag(String text) {
    return switch (text) {
      case "true", "1", "t", "T", "TRUE", "True" -> Optional.of(true);
      case "false", "0", "f", "F", "FALSE", "False" -> Optional.of(false);
      default -> Optional.empty();
    };
  }

  static boolean isVariable(String name) {
    return VARIABLE.matcher(name).matches();
  }

  /** A name without a value would be taken from the environment of docker's client: it is empty. */
  static Optional<UnaryOperator<ContainerSpec>> env(String text) {
    var parts = text.split("=", 2);
    if (!VARIABLE.matcher(parts[0]).matches()) return Optional.empty();
    var value = parts.length == 1 ? "" : parts[1];
    return Optional.of(spec -> spec.withProgram(program -> program.withEnv(parts[0], value)));
  }

  static Optional<UnaryOperator<ContainerSpec>> securityOption(String text) {
    var option = Canonical.securityOption(text);
    return SECURITY_OPTION.matcher(option).matches()
        ? Optional.of(spec -> spec.withPrivileges(them -> them.withSecurityOpt(option)))
        : Optional.empty();
  }

  /** {@code /dev/fuse}, {@code /dev/fuse:rwm}, {@code /dev/sda:/dev/disk}, or all three parts. */
  static Optional<UnaryOperator<ContainerSpec>> device(String text) {
    var parts = List.of(text.split(":", -1));
    if (parts.size() > 3) return Optional.empty();
    var hasAccess = parts.size() > 1 && ACCESS.matcher(parts.getLast()).matches();
    if (parts.size() == 3 && !hasAccess) return Optional.empty();
    var source = Canonical.path(parts.getFirst());
    var target = parts.size() == (hasAccess ? 3 : 2) ? Canonical.path(parts.get(1)) : source;
    if (source.isEmpty() || target.isEmpty()) return Optional.empty();
    var device = new Device(source.get(), target.get(), hasAccess ? parts.getLast() : "rwm");
    return Optional.of(spec -> spec.withPrivileges(them -> them.withDevice(device)));
  }

  static Optional<UnaryOperator<ContainerSpec>> sysctl(String text) {
    var form = SYSCTL.matcher(text);
    if (!form.matches()) return Optional.empty();
    var name = form.group(1);
    var value = form.group(2);
    return Optional.of(spec -> spec.withPrivileges(them -> them.withSysctl(name, value)));
  }

  /** The GPUs of the run come with a runtime that has them. */
  static Optional<UnaryOperator<ContainerSpec>> runtime(String text) {
    if (!NAME.matcher(text).matches()) return Optional.empty();
    return text.equals("nvidia")
        ? Optional.of(UnaryOperator.identity())
        : Optional.of(spec -> spec.withPrivileges(them -> them.withRuntime(text)));
  }

  static Optional<UnaryOperator<ContainerSpec>> cpus(String text) {
    return Decimal.parse(text)
        .filter(count -> count.signum() > 0 && count.compareTo(BigDecimal.valueOf(10_000)) < 0)
        .map(count -> count.multiply(BILLION).longValue())
        .filter(nano -> nano > 0)
        .map(nano -> spec -> spec.withLimits(limits -> limits.withNanoCpus(nano)));
  }

  static Optional<UnaryOperator<ContainerSpec>> pids(String text) {
    return Optional.of(text)
        .filter(COUNT.asMatchPredicate())
        .map(digits -> Math.max(0, Long.parseLong(digits)))
        .map(most -> spec -> spec.withLimits(limits -> limits.withPids(most)));
  }

  static Optional<UnaryOperator<ContainerSpec>> ulimit(String text) {
    var form = LIMIT.matcher(text);
    if (!form.matches()) return Optional.empty();
    var soft = Long.parseLong(form.group(2));
    var hard = form.group(3) == null ? soft : Long.parseLong(form.group(3));
    var name = form.group(1);
    return Optional.of(
        spec -> spec.withLimits(limits -> limits.withUlimit(name, new Ulimit(soft, hard))));
  }

  static Optional<UnaryOperator<ContainerSpec>> extraHost(String text) {
    var form = EXTRA_HOST.matcher(text);
    if (!form.matches()) return Optional.empty();
    var name = form.group(1);
    var address = form.group(2).replaceFirst("^\\[(.*)]$", "$1");
    return address.equals("host-gateway") || ADDRESS.matcher(address).matches()
        ? Optional.of(spec -> spec.withNetwork(net -> net.withExtraHost(name, address)))
        : Optional.empty();
  }

  static Optional<UnaryOperator<ContainerSpec>> ports(String text) {
    return PortReader.read(text)
        .map(ports ->
            spec -> {
              var changed = spec;
              for (var port : ports) changed = changed.withNetwork(net -> net.withPort(port));
              return changed;
            });
  }
}
