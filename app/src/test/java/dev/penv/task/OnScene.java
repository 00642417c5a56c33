package dev.penv.task;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A test with a scene of its own, of which nothing goes on afterwards. */
abstract class OnScene {
  @TempDir Path root;
  Scene scene;

  @BeforeEach
  void open() throws IOException {
    scene = new Scene(root);
  }

  @AfterEach
  void close() {
    scene.close();
  }
}
