package dev.penv.hardware;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.penv.complaint.Complained;
import dev.penv.complaint.Complaint;
import dev.penv.complaint.Place;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GpuAskTest {
  private static final Place PLACE = new Place.InCommand("gpu");

  @ParameterizedTest
  @CsvSource({
    "v100, v100",
    "V100!, v100!",
    "a100:2, a100:2",
    "a100:2!, a100!:2",
    "A100!:2, a100!:2",
    "a100-80gb:4, a100-80gb:4",
    "A100-80GB, a100-80gb",
    "RTX-4090, rtx4090",
    "nvidia-tesla-t4, t4",
    "24gb, 24gb",
    "24GB:2, 24gb:2",
    "any, any",
    "ANY:2, any:2",
    "none, none",
  })
  void isReadAndPrinted(String text, String typed) {
    assertThat(GpuAsk.parse(text, PLACE).typed()).isEqualTo(typed);
  }

  @Test
  void becomesATypedAsk() {
    assertThat(GpuAsk.parse("none", PLACE)).isEqualTo(new GpuAsk.None());
    assertThat(GpuAsk.parse("any:3", PLACE)).isEqualTo(new GpuAsk.Any(3));
    assertThat(GpuAsk.parse("24gb", PLACE))
        .isEqualTo(new GpuAsk.WithMemory(DataSize.gigabytes(24), 1));
    assertThat(GpuAsk.parse("v100-32gb!", PLACE))
        .isEqualTo(new GpuAsk.OfModel("v100", DataSize.gigabytes(32), 1, true));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "v10   | There is no GPU called `v10`.    | Did you mean `v100`?",
        "h1000 | There is no GPU called `h1000`.  | Did you mean `h100`?",
        "bmw   | There is no GPU called `bmw`.    | Ask for a model (`v100`, `a100:2`)",
        "''    | There is no GPU called ` `.      | Ask for a model",
        "2     | There is no GPU called `2`.      | Write `any:2` for that many, or `2gb` for memory.",
        "true  | There is no GPU called `true`.   | Write `any`",
        "none:2| There is no GPU called `none:2`. | Ask for",
        "any!  | There is no GPU called `any!`.   | Ask for",
        "a100:0| No machine has 0 GPUs.           | Ask for 1 to 16",
        "a100:17 | No machine has 17 GPUs.        | Ask for 1 to 16",
        "a100:x | There is no GPU called `a100:x`.| Did you mean `a100`?",
        "500gb | No GPU has 500 GB of memory.     | The largest has 288 GB",
        "a100-60gb | There is no A100 with 60 GB. | Ask for `a100-40gb` or `a100-80gb`.",
        "t4-16gb:2:2 | There is no GPU called `t4-16gb:2:2`. | Ask for",
      })
  void refusesWithTheWayOut(String text, String problem, String remedy) {
    var complaint = complaint(text);
    assertThat(complaint.problem()).isEqualTo(problem);
    assertThat(complaint.remedy()).contains(remedy);
    assertThat(complaint.place()).isEqualTo(PLACE);
  }

  @Test
  void longTextIsNotSearchedFor() {
    assertThat(complaint("v".repeat(100_000)).problem()).hasSizeLessThan(100);
  }

  private static Complaint complaint(String text) {
    return catchThrowableOfType(Complained.class, () -> GpuAsk.parse(text, PLACE)).complaint();
  }
}
