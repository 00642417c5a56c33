package dev.penv.github.client;

import com.fasterxml.jackson.databind.JsonNode;
import dev.penv.github.Repo;

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

  JsonNode json(String path) {
    return Json.read(session.send(Call.get(session.server().at(path), Call.JSON)));
  }
}
