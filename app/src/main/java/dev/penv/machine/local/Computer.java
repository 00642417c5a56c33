package dev.penv.machine.local;

import com.sun.management.OperatingSystemMXBean;
import dev.penv.hardware.Architecture;
import dev.penv.hardware.DataSize;
import dev.penv.hardware.Gpu;
import dev.penv.remote.Shell;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What this computer has that does not change while penv runs.
 *
 * @param cpus as the operating system lets us use them, that is, within a container's limit
 * @param gpu those of the most numerous model
 */
public record Computer(int cpus, DataSize memory, Architecture architecture, Gpu gpu) {
  private static final Logger log = LoggerFactory.getLogger(Computer.class);
  private static final Duration LIMIT = Duration.ofSeconds(20);
  private static final long MEBIBYTE = 1 << 20;

  /** Asks the operating system and NVIDIA's driver. */
  public static Computer probe(Shell shell) {
    var system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    return new Computer(
        system.getAvailableProcessors(),
        new DataSize(system.getTotalMemorySize()),
        architecture(system.getArch()),
        gpu(shell));
  }

  private static Architecture architecture(String name) {
    return switch (name) {
      case "amd64", "x86_64" -> Architecture.AMD64;
      case "aarch64", "arm64" -> Architecture.ARM64;
      default -> throw new IllegalStateException("no machine for a processor called " + name);
    };
  }

  private static Gpu gpu(Shell shell) {
    var ask =
        List.of("nvidia-smi", "--query-gpu=name,memory.total", "--format=csv,noheader,nounits");
    try {
      var answer = shell.run(ask, Map.of(), new byte[0], LIMIT);
      return answer.succeeded() ? mostNumerous(answer.output()) : Gpu.NONE;
    } catch (IOException failure) {
      log.warn("Cannot ask for GPUs, so none is sold: {}", failure.toString());
      return Gpu.NONE;
    }
  }

  /**
   * @param lines such as {@code Tesla V100-SXM2-16GB, 16160}, one for each GPU, memory in MiB
   */
  static Gpu mostNumerous(String lines) {
    return lines
        .lines()
        .map(Computer::one)
        .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()))
        .entrySet()
        .stream()
        .max(
            Map.Entry.<Gpu, Long>comparingByValue().thenComparing(entry -> entry.getKey().memory()))
        .map(most -> times(most.getKey(), most.getValue().intValue()))
        .orElse(Gpu.NONE);
  }

  private static Gpu one(String line) {
    var comma = line.lastIndexOf(',');
    var mebibytes = Long.parseLong(line.substring(comma + 1).strip());
    return Gpu.reported(line.substring(0, comma).strip(), 1, new DataSize(mebibytes * MEBIBYTE));
  }

  private static Gpu times(Gpu gpu, int count) {
    return new Gpu(gpu.model(), count, gpu.memory());
  }
}
