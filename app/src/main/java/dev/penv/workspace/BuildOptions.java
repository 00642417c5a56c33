package dev.penv.workspace;

import dev.penv.complaint.Complaint;
import dev.penv.complaint.Quoted;
import dev.penv.environment.DevContainer;
import dev.penv.environment.Scenario;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Judges {@code build.options}. Docker's client, which is given these words, acts as penv: it would
 * read secrets and other files of the machine, and write some. So only options that stay within the
 * build are let through.
 */
final class BuildOptions {
  private static final Set<String> ALONE =
      Set.of("--pull", "--no-cache", "--rm", "--force-rm", "--squash", "--compress");

  private static final Set<String> WITH_VALUE =
      Set.of(
          "--build-arg",
          "--cpu-period",
          "--cpu-quota",
          "--cpu-shares",
          "-c",
          "--cpuset-cpus",
          "--label",
          "--memory",
          "-m",
          "--memory-swap",
          "--platform",
          "--progress",
          "--shm-size",
          "--target",
          "--ulimit");

  private BuildOptions() {}

  /** A complaint for each that does not; empty when all is well. */
  static List<Complaint> refusals(DevContainer container) {
    if (!(container.scenario() instanceof Scenario.Dockerfile dockerfile)) return List.of();
    var refused = new ArrayList<>(refused(dockerfile.options()));
    dockerfile.args().keySet().stream().filter(BuildOptions::isProxy).forEach(refused::add);
    return refused.stream().map(word -> refusal(container, word)).toList();
  }

  /** Docker knows these without being told, and its cache of layers does not tell them apart. */
  private static boolean isProxy(String arg) {
    return arg.toLowerCase(Locale.ROOT).matches("(https?|ftp|no|all)_proxy(=.*)?");
  }

  private static List<String> refused(List<String> words) {
    var refused = new ArrayList<String>();
    for (int at = 0; at < words.size(); at++) {
      var word = words.get(at);
      var sign = word.indexOf('=');
      var name = sign < 0 ? word : word.substring(0, sign);
      if (WITH_VALUE.contains(name)) {
        if (sign < 0) at++;
        var value = sign < 0 ? at < words.size() ? words.get(at) : "" : word.substring(sign + 1);
        if (name.equals("--build-arg") && isProxy(value)) refused.add(value);
      } else if (!ALONE.contains(name)) refused.add(word);
    }
    return refused;
  }

  private static Complaint refusal(DevContainer container, String word) {
    return new Complaint(
        container.place("build"),
        "The build asks for %s, which may reach beyond it.".formatted(Quoted.of(word)),
        "Remove it.");
  }
}
