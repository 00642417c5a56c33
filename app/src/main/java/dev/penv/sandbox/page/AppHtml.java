package dev.penv.sandbox.page;

import dev.penv.sandbox.hub.App;
import dev.penv.sandbox.hub.Manifest;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What a person reads and presses on the pages about Apps. */
final class AppHtml {
  private AppHtml() {}

  static String manifest(Manifest manifest, String action, String nonce) {
    return page(
        "Create GitHub App",
        """
        <form method="post" action="%s">
        <input type="hidden" name="nonce" value="%s">
        <p><label>GitHub App name <input name="name" value="%s" maxlength="34" required></label></p>
        <p>It may:</p><ul>%s</ul>
        <p>It hears of: %s</p>
        <p><button>Create GitHub App</button></p>
        </form>
        """
            .formatted(
                escape(action),
                escape(nonce),
                escape(manifest.name()),
                permissions(manifest.permissions()),
                escape(String.join(", ", manifest.events()))));
  }

  static String install(App app, String nonce) {
    return page(
        "Install " + app.name(),
        """
        <form method="post" action="/apps/%s/installations">
        <input type="hidden" name="nonce" value="%s">
        <p>Install on all repositories of <b>%s</b>, with these permissions:</p><ul>%s</ul>
        <p><button>Install</button></p>
        </form>
        """
            .formatted(
                escape(app.slug()),
                escape(nonce),
                escape(app.owner().login()),
                permissions(app.permissions())));
  }

  static String problem(String text) {
    return page("Invalid GitHub App configuration", "<p>" + escape(text) + "</p>");
  }

  private static String permissions(Map<String, String> permissions) {
    return new TreeMap<>(permissions)
        .entrySet().stream()
            .map(
                each -> "<li>%s: %s</li>".formatted(escape(each.getKey()), escape(each.getValue())))
            .collect(Collectors.joining());
  }

  private static String page(String title, String body) {
    return """
    <!DOCTYPE html>
    <html lang="en"><head><meta charset="utf-8"><title>%s</title>
    <link rel="icon" href="/sandbox/icon.svg">
        <link rel="stylesheet" href="/sandbox/page.css"></head>
    <body><main><h1>%s</h1>%s</main></body></html>
    """
        .formatted(escape(title), escape(title), body);
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
