package dev.penv.hardware;

/** A processor's instruction set, under the name that container images use. */
public enum Architecture {
  AMD64,
  ARM64
}
