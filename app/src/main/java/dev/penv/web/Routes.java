package dev.penv.web;

import io.javalin.config.RoutesConfig;

/** A part of what is served. */
interface Routes {
  void add(RoutesConfig routes);
}
