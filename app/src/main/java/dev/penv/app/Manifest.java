package dev.penv.app;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;

/** What GitHub makes an App from, without anybody typing it. */
public final class Manifest {
  /** Below penv's address: where GitHub sends a browser with the code for the new App. */
  public static final String CREATED = "/setup/created";

  /** Below penv's address: where GitHub sends a browser that has logged in. */
  public static final String LOGGED_IN = "/login/callback";

  public static final String WEBHOOK = "/webhook";

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private Manifest() {}

  /**
   * JSON for the form's field {@code manifest}. The App is private: only its owner can install it.
   *
   * @param url under which GitHub reaches penv, without a slash at the end
   */
  public static String of(Wish wish, URI url) {
    var manifest = JSON.objectNode();
    manifest.put("name", wish.name());
    manifest.put("url", url.toString());
    manifest.put("description", "Runs tasks of pull requests on machines with GPUs.");
    manifest.put("public", false);
    manifest.putObject("hook_attributes").put("url", url + WEBHOOK).put("active", true);
    manifest.put("redirect_url", url + CREATED);
    manifest.putArray("callback_urls").add(url + LOGGED_IN);
    manifest.put("request_oauth_on_install", false);
    manifest.set("default_permissions", permissions(wish));
    var events = manifest.putArray("default_events");
    Needs.events().forEach(events::add);
    return manifest.toString();
  }

  private static ObjectNode permissions(Wish wish) {
    var permissions = JSON.objectNode();
    Needs.of(wish).forEach(need -> permissions.put(need.name(), need.level().word()));
    return permissions;
  }
}
