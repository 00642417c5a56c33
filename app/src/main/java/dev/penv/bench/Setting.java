package dev.penv.bench;

import java.time.InstantSource;

/**
 * What measurements have in common.
 *
 * @param main the class whose {@code main} is penv's command line
 * @param quick fewer and shorter rounds: good for a look, not for a comparison
 */
public record Setting(String main, InstantSource clock, boolean quick) {
  int rounds(int many, int few) {
    return quick ? few : many;
  }
}
