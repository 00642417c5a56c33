package dev.penv.github.client;

import java.net.URI;

/**
 * One call to the REST API.
 *
 * @param accept media type of the answer
 * @param body JSON, empty when there is none
 */
record Call(String method, URI uri, String accept, String body) {
  static final String JSON = "application/vnd.github+json";

  static Call get(URI uri) {
    return new Call("GET", uri, JSON, "");
  }

  static Call get(URI uri, String accept) {
    return new Call("GET", uri, accept, "");
  }

  static Call delete(URI uri) {
    return new Call("DELETE", uri, JSON, "");
  }

  /** Whether it may be sent twice without anybody noticing. */
  boolean repeatable() {
    return method.equals("GET") || method.equals("DELETE");
  }

  boolean reads() {
    return method.equals("GET");
  }

  @Override
  public String toString() {
    return method + " " + uri.getPath();
  }
}
