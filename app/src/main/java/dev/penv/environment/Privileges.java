package dev.penv.environment;

import java.util.List;

/**
 * What a container may do beyond the usual.
 *
 * @param init an init process reaps what others leave behind; takes no privilege
 */
public record Privileges(
    boolean init, boolean privileged, List<String> capAdd, List<String> securityOpt) {
  public Privileges {
    capAdd = List.copyOf(capAdd);
    securityOpt = List.copyOf(securityOpt);
  }
}
