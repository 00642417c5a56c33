package dev.penv.github.client;

import com.fasterxml.jackson.databind.JsonNode;
import dev.penv.github.Repo;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One installation as penv speaks to it: through hub4j, or by calls that hub4j lacks. */
record Installation(Session session, Hub hub) {
  static Installation of(Session session) {
    return new Installation(session, new Hub(session));
  }

  /**
   * @param path below the repository, encoded
   */
  Reply get(Repo repo, String path, String accept) {
    return session.send(Call.get(session.server().at(Urls.of(repo) + path), accept));
  }

  JsonNode json(Repo repo, String path) {
    return json(Urls.of(repo) + path);
  }

  /**
   * The elements of a list, as far as so many pages go.
   *
   * @param path below the repository, encoded
   */
  List<JsonNode> all(Repo repo, String path, int mostPages) {
    var found = new ArrayList<JsonNode>();
    var next = Optional.of(session.server().at(Urls.of(repo) + path));
    for (int pages = 0; next.isPresent() && pages < mostPages; pages++) {
      var reply = session.send(Call.get(next.get(), Call.JSON));
      Json.read(reply).forEach(found::add);
      next = Links.next(reply);
    }
    return found;
  }

  JsonNode json(String path) {
    return Json.read(session.send(Call.get(session.server().at(path), Call.JSON)));
  }
}
