package dev.penv.task;

/**
 * Something in a folder of a task, as its machine tells it.
 *
 * @param path relative to the folder, each byte as one character
 * @param type as {@code find} calls it: f for a regular file
 * @param bytes its size
 * @param allocated bytes on the disk; fewer than its size when it has holes
 * @param changed when, as text: only good for comparing
 */
record Found(String path, String type, long bytes, long allocated, String changed) {
  boolean regular() {
    return type.equals("f");
  }

  /** Mostly holes: small on its machine, large wherever it is copied to. */
  boolean hollow() {
    return bytes > 1 << 20 && allocated < bytes / 16;
  }
}
