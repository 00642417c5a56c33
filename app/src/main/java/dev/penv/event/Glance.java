package dev.penv.event;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Set;

/**
 * A look at a delivery without taking it apart: is it a JSON object, and may penv have a use for
 * it? Most comments are no commands; they are let go at the door, so that talk costs next to
 * nothing.
 */
sealed interface Glance {
  /** Deeper than anything that GitHub sends, and harmless to whoever reads it. */
  int DEEPEST = 100;

  /** Of an event that is what it is. */
  Set<String> WITHOUT_ACTION = Set.of("");

  /** The events and actions that can become an {@link Event}. */
  Map<String, Set<String>> USED =
      Map.of(
          "issue_comment", Set.of("created", "edited"),
          "push", WITHOUT_ACTION,
          "pull_request", Set.of("opened", "reopened", "synchronize", "closed"),
          "check_run", Set.of("rerequested", "requested_action"),
          "check_suite", Set.of("rerequested"),
          "workflow_dispatch", WITHOUT_ACTION,
          "installation",
              Set.of("created", "deleted", "suspend", "unsuspend", "new_permissions_accepted"),
          "installation_repositories", Set.of("added", "removed"));

  record Useful() implements Glance {}

  record Unused() implements Glance {}

  /** Names the place, never the content. */
  record Broken(String problem) implements Glance {}

  /** Whether such an event can become one that penv uses. */
  static boolean uses(String name, String action) {
    return USED.getOrDefault(name, Set.of()).contains(action);
  }

  static Glance at(String name, byte[] body) {
    try (var parser = Scan.JSON.createParser(body)) {
      return new Scan(parser).glance(USED.getOrDefault(name, Set.of()), name);
    } catch (StreamConstraintsException e) {
      return new Broken(
          "the body is nested deeper than %d, or has a giant number".formatted(DEEPEST));
    } catch (JsonProcessingException e) {
      var at = e.getLocation();
      return new Broken(
          "the body is not JSON at line %d, column %d".formatted(at.getLineNr(), at.getColumnNr()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Generous: what a command is, is the parser's to say. */
  static boolean beginsALineWithSlash(String text) {
    var lineBegins = true;
    for (int i = 0; i < text.length(); i++) {
      var c = text.charAt(i);
      if (lineBegins && c == '/') return true;
      if (!Character.isWhitespace(c)) lineBegins = false;
      if (c == '\n' || c == '\r') lineBegins = true;
    }
    return false;
  }

  /** One pass over the tokens, that reads only two texts. */
  final class Scan {
    private static final JsonFactory JSON =
        JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
            .build();

    private final JsonParser parser;
    private String action = "";
    private boolean slashFirst;

    private Scan(JsonParser parser) {
      this.parser = parser;
    }

    private Glance glance(Set<String> actions, String name) throws IOException {
      if (parser.nextToken() != JsonToken.START_OBJECT) return new Broken("the body is no object");
      readObject();
      if (parser.nextToken() != null) return new Broken("something follows the object");
      if (!actions.contains(action)) return new Unused();
      return name.equals("issue_comment") && !slashFirst ? new Unused() : new Useful();
    }

    private void readObject() throws IOException {
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        var field = parser.currentName();
        var token = parser.nextToken();
        if (field.equals("action") && token == JsonToken.VALUE_STRING) action = parser.getText();
        else if (field.equals("comment") && token == JsonToken.START_OBJECT) readComment();
        else parser.skipChildren();
      }
    }

    private void readComment() throws IOException {
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        var field = parser.currentName();
        var token = parser.nextToken();
        if (field.equals("body") && token == JsonToken.VALUE_STRING) {
          slashFirst |= beginsALineWithSlash(parser.getText());
        } else {
          parser.skipChildren();
        }
      }
    }
  }
}
