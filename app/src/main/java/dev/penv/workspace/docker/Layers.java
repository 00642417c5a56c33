package dev.penv.workspace.docker;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.github.dockerjava.api.model.ResponseItem;
import dev.penv.workspace.DockerFailure;
import java.util.HashMap;
import java.util.Map;

/** Layers that go to or come from a registry: one line for each change of one, no running bars. */
final class Layers<T extends ResponseItem> implements Listening.Telling<T> {
  private final Map<String, String> last = new HashMap<>();

  @Override
  public byte[] text(T item) throws DockerFailure {
    var error = item.getErrorDetail();
    if (error != null) throw Calls.said(String.valueOf(error.getMessage()));
    var status = item.getStatus();
    if (status == null) return new byte[0];
    var id = item.getId() == null ? "" : item.getId();
    if (status.equals(last.put(id, status))) return new byte[0];
    return ((id.isEmpty() ? status : id + ": " + status) + "\n").getBytes(UTF_8);
  }
}
