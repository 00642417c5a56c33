package dev.penv.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penv.environment.Direction;
import dev.penv.measure.Measure;
import dev.penv.measure.Measures;
import dev.penv.measure.Measures.Point;
import dev.penv.measure.Measures.Series;
import dev.penv.run.RunId;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class MeasureTableTest {
  private static final RunId RUN = new RunId("r-aaaa");

  @TempDir private Path folder;
  @RegisterExtension private final Stores stores = new Stores();

  @Test
  void theLatestMeasuresOutliveTheStore() {
    var first = measures(0.5);
    var second = measures(0.25);
    var store = stores.open(folder);
    store.measures().keep(RUN, first);
    store.measures().keep(RUN, second);
    store.close();
    assertThat(stores.open(folder).measures().of(RUN)).contains(second);
  }

  @Test
  void aRunWithoutMeasuresHasNone() {
    assertThat(stores.open(folder).measures().of(RUN)).isEmpty();
  }

  private static Measures measures(double loss) {
    return new Measures(
        List.of(new Measure("loss", loss, Direction.LOWER)),
        List.of(new Series("loss", List.of(new Point("epoch_01", 1), new Point("2", loss)))));
  }
}
