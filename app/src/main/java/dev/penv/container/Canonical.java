package dev.penv.container;

import java.util.ArrayDeque;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** One spelling for what docker takes in several, so that words can be compared. */
final class Canonical {
  private static final Pattern PLAIN = Pattern.compile("\\P{Cntrl}{1,1000}");

  /** Those of Linux 6, and the word for all of them. */
  private static final Set<String> CAPABILITIES =
      Set.of(
          ("ALL AUDIT_CONTROL AUDIT_READ AUDIT_WRITE BLOCK_SUSPEND BPF CHECKPOINT_RESTORE CHOWN"
                  + " DAC_OVERRIDE DAC_READ_SEARCH FOWNER FSETID IPC_LOCK IPC_OWNER KILL LEASE"
                  + " LINUX_IMMUTABLE MAC_ADMIN MAC_OVERRIDE MKNOD NET_ADMIN NET_BIND_SERVICE"
                  + " NET_BROADCAST NET_RAW PERFMON SETFCAP SETGID SETPCAP SETUID SYSLOG SYS_ADMIN"
                  + " SYS_BOOT SYS_CHROOT SYS_MODULE SYS_NICE SYS_PACCT SYS_PTRACE SYS_RAWIO"
                  + " SYS_RESOURCE SYS_TIME SYS_TTY_CONFIG WAKE_ALARM")
              .split(" "));

  private Canonical() {}

  /** Without control characters, not empty and not endless. */
  static boolean isPlain(String text) {
    return PLAIN.matcher(text).matches();
  }

  /** {@code cap_sys_ptrace} is {@code SYS_PTRACE}. */
  static String capability(String text) {
    var name = text.toUpperCase(Locale.ROOT);
    return name.startsWith("CAP_") ? name.substring("CAP_".length()) : name;
  }

  /**
   * @param name in its one spelling
   */
  static boolean isCapability(String name) {
    return CAPABILITIES.contains(name);
  }

  /** {@code seccomp:unconfined}, the old form, is {@code seccomp=unconfined}. */
  static String securityOption(String text) {
    var colon = text.indexOf(':');
    var equals = text.indexOf('=');
    if (colon < 0 || (equals >= 0 && equals < colon)) return text;
    return text.substring(0, colon) + "=" + text.substring(colon + 1);
  }

  /**
   * An absolute path without {@code .}, {@code ..} and empty parts; links are not followed. Empty
   * when the path is relative or holds control characters.
   */
  static Optional<String> path(String text) {
    if (!text.startsWith("/") || !isPlain(text)) return Optional.empty();
    var parts = new ArrayDeque<String>();
    for (var part : text.split("/", -1)) {
      if (part.equals("..")) parts.pollLast();
      else if (!part.isEmpty() && !part.equals(".")) parts.addLast(part);
    }
    return Optional.of("/" + String.join("/", parts));
  }

  /** Whether a canonical path is this canonical folder or in it. */
  static boolean isBelow(String path, String folder) {
    return folder.equals("/") || path.equals(folder) || path.startsWith(folder + "/");
  }
}
