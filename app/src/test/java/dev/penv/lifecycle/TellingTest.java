package dev.penv.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penv.environment.Direction;
import dev.penv.github.Writing;
import dev.penv.github.Writing.Urgency;
import dev.penv.measure.Measure;
import dev.penv.measure.Measures;
import dev.penv.measure.Measures.Point;
import dev.penv.measure.Measures.Series;
import dev.penv.world.Examples;
import dev.penv.world.TestClock;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TellingTest {
  @TempDir Path folder;
  private LineScene scene;
  private Telling telling;

  @BeforeEach
  void open() throws IOException {
    scene = new LineScene(folder, TestClock.atNoon());
    telling = scene.line(Examples.train()).telling();
  }

  @AfterEach
  void close() {
    scene.close();
  }

  @Test
  void aPlotThatGrowsIsNoReasonToWriteButComesWithTheNextWords() {
    measured(3);
    tell(0.1);
    var first = written();
    assertThat(first.toString()).contains("line [0, 1, 2]");

    measured(4);
    tell(0.1);
    assertThat(written()).isEqualTo(first);

    tell(0.2);
    assertThat(written().toString()).contains("line [0, 1, 2, 3]");
  }

  private void measured(int steps) {
    var points = IntStream.range(0, steps).mapToObj(i -> new Point("epoch_" + i, i)).toList();
    scene
        .measures()
        .keep(Examples.train().id(), new Measures(List.of(), List.of(new Series("loss", points))));
  }

  private void tell(double fraction) {
    var headline = List.of(new Measure("loss", 1, Direction.LOWER));
    telling.tell(Urgency.EVENTUALLY, progress -> progress.measured(fraction, headline));
  }

  private List<Writing> written() {
    return new ArrayList<>(scene.written().values());
  }
}
