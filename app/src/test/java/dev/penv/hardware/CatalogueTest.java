package dev.penv.hardware;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CatalogueTest {
  /** Device names as nvidia-smi prints them, with the memory it reports in MiB. */
  @ParameterizedTest
  @CsvSource({
    "Tesla V100-SXM2-16GB, 16160, 1×V100 16 GB",
    "Tesla V100-PCIE-32GB, 32510, 1×V100 32 GB",
    "Tesla T4, 15360, 1×T4 16 GB",
    "NVIDIA L4, 22888, 1×L4 24 GB",
    "NVIDIA L40S, 45776, 1×L40S 48 GB",
    "NVIDIA A100-SXM4-80GB, 81920, 1×A100 80 GB",
    "NVIDIA A100 80GB PCIe, 81920, 1×A100 80 GB",
    "NVIDIA H100 NVL, 95830, 1×H100NVL 94 GB",
    "NVIDIA H100 80GB HBM3, 81559, 1×H100 80 GB",
    "NVIDIA H200, 143771, 1×H200 141 GB",
    "NVIDIA RTX A6000, 49140, 1×A6000 48 GB",
    "NVIDIA RTX 6000 Ada Generation, 49140, 1×RTX6000Ada 48 GB",
    "NVIDIA GeForce RTX 2080 Ti, 11264, 1×RTX2080Ti 11 GB",
    "NVIDIA GeForce RTX 4070 Ti SUPER, 16376, 1×RTX4070TiSUPER 16 GB",
    "NVIDIA A10-4Q, 4096, 1×A10 4 GB",
    "NVIDIA Brandnew X9, 1024, 1×brandnew-x9 1 GB",
  })
  void whatADriverReportsIsNamedAsItIsSold(String device, long mebibytes, String gpu) {
    assertThat(Gpu.reported(device, 1, new DataSize(mebibytes << 20))).hasToString(gpu);
  }

  @Test
  void everyModelIsFoundByItsOwnName() {
    assertThat(Catalogue.models()).hasSizeGreaterThan(70);
    for (var model : Catalogue.models()) {
      assertThat(Catalogue.find(model.name())).contains(model);
      assertThat(Catalogue.recognise(model.name())).contains(model);
    }
  }

  @Test
  void noGpuIsSaidSo() {
    assertThat(Gpu.NONE).hasToString("no GPU");
  }
}
