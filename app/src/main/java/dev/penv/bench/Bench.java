package dev.penv.bench;

import java.util.List;

/** One measurement on real processes. Leaves no process and no file behind. */
interface Bench {
  /** The word to ask for it by. */
  String name();

  List<Finding> measure(Setting setting) throws Exception;
}
