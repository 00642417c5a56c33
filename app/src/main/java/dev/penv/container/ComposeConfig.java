package dev.penv.container;

import dev.penv.complaint.Complaint;
import dev.penv.complaint.Place;
import dev.penv.document.Problems;
import dev.penv.document.Yaml;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.function.UnaryOperator;

/**
 * What {@code docker-compose config} says that docker will be given: in it, several files are one,
 * paths are absolute, and what is extended or read from files is written out.
 *
 * @param powers of all services
 * @param complaints of what nobody may have, or what is not understood; then nothing can be started
 */
public record ComposeConfig(SequencedMap<Power, Origin> powers, List<Complaint> complaints) {
  public ComposeConfig {
    powers = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(powers));
    complaints = List.copyOf(complaints);
  }

  /**
   * Reads the output of Compose 1.29 or 2. Its project is expected to be called by {@link
   * Premises#prefix}.
   *
   * @param place of the compose files in the repository's own file
   * @param real follows the links of an absolute path, to be judged where it leads
   */
  public static ComposeConfig read(
      String output, Place place, Premises premises, UnaryOperator<String> real) {
    var problems = Problems.inYaml("docker-compose config");
    var findings = new ComposeFindings(place, premises, real);
    Yaml.read(output, problems).ifPresent(root -> new ComposeReader(findings).read(root));
    problems.errors().forEach(problem -> findings.unread(problem.problem()));
    return new ComposeConfig(findings.powers(), findings.complaints());
  }
}
