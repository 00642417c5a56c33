package dev.penv.web;

import dev.penv.app.Finding;
import java.util.List;

/** How penv stands with GitHub, looked at now. */
public interface Examination {
  /** May take as long as GitHub does. Never throws because of GitHub. */
  List<Finding> findings();
}
