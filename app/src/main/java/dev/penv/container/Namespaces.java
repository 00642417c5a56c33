package dev.penv.container;

/**
 * Whose world a container shares; each in docker's words: {@code host}, {@code container:<name>},
 * {@code none}, the name of a network. Empty means one of its own.
 */
public record Namespaces(
    String network, String ipc, String pid, String uts, String user, String cgroup) {
  static final Namespaces OWN = new Namespaces("", "", "", "", "", "");

  public Namespaces withNetwork(String network) {
    return new Namespaces(network, ipc, pid, uts, user, cgroup);
  }

  public Namespaces withIpc(String ipc) {
    return new Namespaces(network, ipc, pid, uts, user, cgroup);
  }

  public Namespaces withPid(String pid) {
    return new Namespaces(network, ipc, pid, uts, user, cgroup);
  }

  public Namespaces withUts(String uts) {
    return new Namespaces(network, ipc, pid, uts, user, cgroup);
  }

  public Namespaces withUser(String user) {
    return new Namespaces(network, ipc, pid, uts, user, cgroup);
  }

  public Namespaces withCgroup(String cgroup) {
    return new Namespaces(network, ipc, pid, uts, user, cgroup);
  }
}
