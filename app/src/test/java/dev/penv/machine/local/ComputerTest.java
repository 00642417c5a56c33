package dev.penv.machine.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penv.hardware.DataSize;
import dev.penv.hardware.Gpu;
import dev.penv.remote.LocalShell;
import org.junit.jupiter.api.Test;

class ComputerTest {
  @Test
  void thisComputerHasSomething() {
    var computer = Computer.probe(new LocalShell());
    assertThat(computer.cpus()).isEqualTo(Runtime.getRuntime().availableProcessors());
    assertThat(computer.memory()).isGreaterThan(new DataSize(64 << 20));
  }

  @Test
  void driverNamesBecomeCatalogueNames() {
    assertThat(Computer.mostNumerous("Tesla V100-SXM2-16GB, 16160\n"))
        .isEqualTo(new Gpu("v100", 1, DataSize.gigabytes(16)));
    assertThat(Computer.mostNumerous("NVIDIA H200, 143771\nNVIDIA H200, 143771\n"))
        .isEqualTo(new Gpu("h200", 2, DataSize.gigabytes(141)));
  }

  @Test
  void ofDifferentModelsTheMostNumerousIsSold() {
    var lines = "Tesla T4, 15360\nNVIDIA A100-SXM4-80GB, 81920\nNVIDIA A100-SXM4-80GB, 81920\n";
    assertThat(Computer.mostNumerous(lines)).isEqualTo(new Gpu("a100", 2, DataSize.gigabytes(80)));
    assertThat(Computer.mostNumerous("Tesla T4, 15360\nNVIDIA A100-SXM4-80GB, 81920\n").model())
        .isEqualTo("a100");
  }

  @Test
  void noLinesAreNoGpu() {
    assertThat(Computer.mostNumerous("")).isEqualTo(Gpu.NONE);
  }
}
