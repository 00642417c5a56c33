package dev.penv.bench;

import java.time.InstantSource;

/**
 * What measurements have in common.
 *
 * @param main the class whose {@code main} is penv's command line
 * @param docker where a docker daemon of this computer listens
 * @param quick fewer and shorter rounds: good for a look, not for a comparison
 */
public record Setting(String main, InstantSource clock, String docker, boolean quick) {
  int rounds(int many, int few) {
    return quick ? few : many;
  }
}
