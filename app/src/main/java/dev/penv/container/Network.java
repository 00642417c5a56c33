package dev.penv.container;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * How a container and others find each other.
 *
 * @param hostname empty for docker's choice
 * @param dns addresses of name servers
 * @param extraHosts name to address, or to {@code host-gateway}
 */
public record Network(
    String hostname,
    List<Port> ports,
    List<String> dns,
    List<String> dnsSearch,
    List<String> dnsOptions,
    Map<String, String> extraHosts) {

  /**
   * A port of the container that is reached at one of the host.
   *
   * @param address of the host
   * @param host 0 when docker chooses one
   * @param protocol {@code tcp}, {@code udp} or {@code sctp}
   */
  public record Port(String address, int host, int container, String protocol) {
    private static final Pattern LOOPBACK = Pattern.compile("127(?:\\.\\d{1,3}){3}|::1|\\[::1]");

    /** Whether only programs of the host itself reach it. */
    boolean isLocal() {
      return LOOPBACK.matcher(address).matches();
    }

    Port anywhere() {
      return new Port(address, 0, container, protocol);
    }
  }

  static final Network USUAL =
      new Network("", List.of(), List.of(), List.of(), List.of(), Map.of());

  public Network {
    ports = List.copyOf(ports);
    dns = List.copyOf(dns);
    dnsSearch = List.copyOf(dnsSearch);
    dnsOptions = List.copyOf(dnsOptions);
    extraHosts = Collections.unmodifiableMap(new LinkedHashMap<>(extraHosts));
  }

  public Network withHostname(String hostname) {
    return new Network(hostname, ports, dns, dnsSearch, dnsOptions, extraHosts);
  }

  public Network withPort(Port port) {
    return withPorts(plus(ports, port));
  }

  public Network withPorts(List<Port> ports) {
    return new Network(hostname, ports, dns, dnsSearch, dnsOptions, extraHosts);
  }

  public Network withDns(String address) {
    return new Network(hostname, ports, plus(dns, address), dnsSearch, dnsOptions, extraHosts);
  }

  public Network withDnsSearch(String domain) {
    return new Network(hostname, ports, dns, plus(dnsSearch, domain), dnsOptions, extraHosts);
  }

  public Network withDnsOption(String option) {
    return new Network(hostname, ports, dns, dnsSearch, plus(dnsOptions, option), extraHosts);
  }

  public Network withExtraHost(String name, String address) {
    var extraHosts = new LinkedHashMap<>(this.extraHosts);
    extraHosts.put(name, address);
    return new Network(hostname, ports, dns, dnsSearch, dnsOptions, extraHosts);
  }

  private static <T> List<T> plus(List<T> things, T thing) {
    var more = new ArrayList<>(things);
    more.add(thing);
    return more;
  }
}
