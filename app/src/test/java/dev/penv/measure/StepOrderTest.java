package dev.penv.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class StepOrderTest {
  @Test
  void numbersInNamesAreCounted() {
    var names =
        new ArrayList<>(List.of("epoch_10", "epoch_2", "epoch_02b", "b", "10", "9", "epoch_2b"));

    names.sort(StepOrder.NATURAL);

    assertThat(names)
        .containsExactly("9", "10", "b", "epoch_2", "epoch_02b", "epoch_2b", "epoch_10");
  }

  @Test
  void theOrderIsTotal() {
    var random = new Random(7);
    var names =
        random
            .ints(300, 0, 6)
            .mapToObj(_ -> {
              var name = new StringBuilder();
              for (int i = random.nextInt(5); i >= 0; i--) {
                name.append("0129a_é".charAt(random.nextInt(7)));
              }
              return name.toString();
            })
            .toList();

    for (var a : names) {
      for (var b : names) {
        var order = StepOrder.NATURAL.compare(a, b);
        assertThat(Integer.signum(order))
            .isEqualTo(-Integer.signum(StepOrder.NATURAL.compare(b, a)));
        assertThat(order == 0).isEqualTo(a.equals(b));
      }
    }
    assertThat(new ArrayList<>(names)).satisfies(list -> list.sort(StepOrder.NATURAL));
  }
}
