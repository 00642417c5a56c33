import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Random;

/** Trains a small neural network to tell the two arms of a spiral apart. No library needed. */
public class Train {
  static final int HIDDEN = 8;
  static final int POINTS = 10_000;
  static final double NOISE = 0.45;

  final Random random = new Random(7);
  final double[][] in = new double[HIDDEN][3];
  final double[] out = new double[HIDDEN + 1];
  final double[] hidden = new double[HIDDEN];

  public static void main(String[] args) throws Exception {
    var epochs = (int) parameter("EPOCHS", 20);
    var rate = parameter("LR", 0.002);
    System.out.printf("\u001b[1mtraining\u001b[0m %d hidden units, %d epochs, rate %s%n", HIDDEN, epochs, rate);
    new Train().run(epochs, rate);
  }

  void run(int epochs, double rate) throws Exception {
    for (var unit : in) for (int i = 0; i < 3; i++) unit[i] = random.nextGaussian();
    for (int i = 0; i <= HIDDEN; i++) out[i] = random.nextGaussian() / 2;
    var train = spirals(POINTS);
    var test = spirals(POINTS / 2);
    for (int epoch = 1; epoch <= epochs; epoch++) {
      var loss = 0.0;
      for (int pass = 0; pass < 8; pass++) loss = learn(train, rate);
      var accuracy = accuracy(test);
      report(epoch, epochs, loss, accuracy);
    }
    save();
  }

  /** One pass of stochastic gradient descent; returns the mean cross-entropy. */
  double learn(double[][] points, double rate) {
    var sum = 0.0;
    for (int n = 0; n < points.length; n++) {
      var point = points[random.nextInt(points.length)];
      var guess = predict(point);
      var error = guess - point[2];
      sum -= Math.log(Math.max(1e-12, point[2] == 1 ? guess : 1 - guess));
      for (int h = 0; h < HIDDEN; h++) {
        var slope = error * out[h] * (1 - hidden[h] * hidden[h]);
        out[h] -= rate * error * hidden[h];
        in[h][0] -= rate * slope * point[0];
        in[h][1] -= rate * slope * point[1];
        in[h][2] -= rate * slope;
      }
      out[HIDDEN] -= rate * error;
    }
    return sum / points.length;
  }

  double predict(double[] point) {
    var sum = out[HIDDEN];
    for (int h = 0; h < HIDDEN; h++) {
      hidden[h] = Math.tanh(in[h][0] * point[0] + in[h][1] * point[1] + in[h][2]);
      sum += out[h] * hidden[h];
    }
    return 1 / (1 + Math.exp(-sum));
  }

  double accuracy(double[][] points) {
    var right = 0;
    for (var point : points) if ((predict(point) > 0.5) == (point[2] == 1)) right++;
    return 100.0 * right / points.length;
  }

  /** x, y and the arm (0 or 1) of points on two arms of a noisy spiral. */
  double[][] spirals(int count) {
    var points = new double[count][];
    for (int n = 0; n < count; n++) {
      var arm = n % 2;
      var turn = 1 + random.nextDouble() * 8;
      var angle = turn + arm * Math.PI;
      points[n] =
          new double[] {
            (turn * Math.cos(angle) + random.nextGaussian() * NOISE) / 5,
            (turn * Math.sin(angle) + random.nextGaussian() * NOISE) / 5,
            arm
          };
    }
    return points;
  }

  static void report(int epoch, int epochs, double loss, double accuracy) throws IOException {
    System.out.printf(
        Locale.ROOT, "epoch %3d/%d  loss \u001b[33m%.4f\u001b[0m  accuracy \u001b[32m%.1f %%\u001b[0m%n", epoch, epochs, loss, accuracy);
    measure("progress", String.format(Locale.ROOT, "%.3f", (double) epoch / epochs));
    var json = String.format(Locale.ROOT, "{\"loss\": %.4f, \"accuracy\": %.1f}", loss, accuracy);
    measure("epoch_" + epoch, json);
    if (epoch == epochs) measure("summary", json);
  }

  static void measure(String name, String json) throws IOException {
    var folder = System.getenv("PENV_MEASURES_DIR");
    if (folder != null) Files.writeString(Path.of(folder, name), json);
  }

  void save() throws IOException {
    var folder = System.getenv("PENV_OUTPUT_DIR");
    if (folder == null) return;
    var text = new StringBuilder("hidden,x,y,bias,out\n");
    for (int h = 0; h < HIDDEN; h++) {
      text.append("%d,%s,%s,%s,%s%n".formatted(h, in[h][0], in[h][1], in[h][2], out[h]));
    }
    Files.writeString(Path.of(folder, "model.csv"), text);
    System.out.println("the model is in model.csv");
  }

  static double parameter(String name, double fallback) {
    var text = System.getenv("PENV_PARAM_" + name);
    return text == null ? fallback : Double.parseDouble(text);
  }
}
