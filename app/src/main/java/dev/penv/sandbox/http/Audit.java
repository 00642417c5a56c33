package dev.penv.sandbox.http;

import com.fasterxml.jackson.databind.JsonNode;

/** Looks at everything that the sandbox hears and says; must not throw. */
public interface Audit {
  /** Looks at nothing. */
  Audit NONE =
      new Audit() {
        @Override
        public void answered(Incoming request, Answer answer) {}

        @Override
        public void announced(String event, JsonNode payload) {}
      };

  /** A REST call and its answer. */
  void answered(Incoming request, Answer answer);

  /** The payload of a webhook. */
  void announced(String event, JsonNode payload);
}
