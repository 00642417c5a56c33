package dev.penv.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ThemeTest {
  /** Of the Web Content Accessibility Guidelines 2.2, for graphics and for text. */
  private static final double GRAPHICS = 3;

  private static final double TEXT = 4.5;

  /** What those see who lack one kind of cones, by Machado, Oliveira and Fernandes (2009). */
  private static final double[][][] EYES = {
    {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}},
    {
      {0.152286, 1.052583, -0.204868},
      {0.114503, 0.786281, 0.099216},
      {-0.003882, -0.048116, 1.051998}
    },
    {
      {0.367322, 0.860646, -0.227968},
      {0.280085, 0.672501, 0.047413},
      {-0.011820, 0.042940, 0.968881}
    },
    {
      {1.255528, -0.076749, -0.178779},
      {-0.078411, 0.930809, 0.147602},
      {0.004733, 0.691367, 0.303900}
    }
  };

  /** In CIELAB; two such patches are seen to differ at a glance. */
  private static final double APART = 25;

  @ParameterizedTest
  @EnumSource
  void everythingStandsOutFromTheGround(Theme theme) {
    assertThat(theme.lines())
        .hasSize(Plot.MOST)
        .allMatch(colour -> contrast(colour, theme.ground()) >= GRAPHICS);
    assertThat(contrast(theme.text(), theme.ground())).isGreaterThan(TEXT);
    assertThat(contrast(theme.dim(), theme.ground())).isGreaterThan(TEXT);
  }

  @ParameterizedTest
  @EnumSource
  void theFirstFourLinesAreToldApartByAllEyes(Theme theme) {
    for (var eyes : EYES) {
      for (int i = 0; i < 4; i++) {
        for (int j = 0; j < i; j++) {
          var one = seen(theme.lines().get(i), eyes);
          var other = seen(theme.lines().get(j), eyes);
          assertThat(distance(one, other)).as("%s: %d and %d", theme, j, i).isGreaterThan(APART);
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void thePageHasTheSameColours(Theme theme) throws IOException {
    try (var in = Theme.class.getResourceAsStream("/dev/penv/web/style.css")) {
      assertThat(in).isNotNull();
      var style = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      assertThat(style).contains("--card: " + theme.ground());
      for (int i = 0; i < Plot.MOST; i++) {
        assertThat(style).contains("--c%d: %s;".formatted(i, theme.lines().get(i)));
      }
    }
  }

  private static double[] linear(String colour) {
    return IntStream.of(1, 3, 5)
        .mapToDouble(at -> Integer.parseInt(colour, at, at + 2, 16) / 255.0)
        .map(part -> part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4))
        .toArray();
  }

  private static double contrast(String one, String other) {
    var first = luminance(linear(one)) + 0.05;
    var second = luminance(linear(other)) + 0.05;
    return Math.max(first, second) / Math.min(first, second);
  }

  private static double luminance(double[] light) {
    return 0.2126 * light[0] + 0.7152 * light[1] + 0.0722 * light[2];
  }

  private static double[] seen(String colour, double[][] eyes) {
    var light = linear(colour);
    return lab(
        IntStream.range(0, 3)
            .mapToDouble(i -> eyes[i][0] * light[0] + eyes[i][1] * light[1] + eyes[i][2] * light[2])
            .map(part -> Math.clamp(part, 0, 1))
            .toArray());
  }

  private static double[] lab(double[] light) {
    var x = root((0.4124 * light[0] + 0.3576 * light[1] + 0.1805 * light[2]) / 0.9505);
    var y = root(luminance(light));
    var z = root((0.0193 * light[0] + 0.1192 * light[1] + 0.9505 * light[2]) / 1.0888);
    return new double[] {116 * y - 16, 500 * (x - y), 200 * (y - z)};
  }

  private static double root(double part) {
    return part > 0.008856 ? Math.cbrt(part) : 7.787 * part + 16.0 / 116;
  }

  private static double distance(double[] one, double[] other) {
    return Math.sqrt(IntStream.range(0, 3).mapToDouble(i -> Math.pow(one[i] - other[i], 2)).sum());
  }
}
