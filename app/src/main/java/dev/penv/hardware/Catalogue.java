package dev.penv.hardware;

import dev.penv.complaint.Nearest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The models of GPU that can be asked for by name. */
public final class Catalogue {
  private static final Set<String> BRANDS =
      Set.of("nvidia", "tesla", "geforce", "quadro", "grid", "amd", "instinct", "radeon", "intel");

  /**
   * Vendor, then models with nominal GiB. From dstackai/gpuhunt {@code _internal/constraints.py} at
   * 3584151 (2026-08-19) and {@code providers/gcp.py}; K520, M60, T4G and V520 from
   * vantage-sh/ec2instances.info {@code gpu_data.go} at 4ef36cd.
   */
  private static final String TABLE =
      """
      nvidia K80:12 M60:8 K520:4 P4:8 P100:16 V100:16,32 T4:16 T4G:16
      nvidia A10:24 A10G:24 A16:16 A40:48 A100:40,80 A4000:16 A4500:20 A5000:24 A6000:48
      nvidia L4:24 L40:48 L40S:48 H100:80 H100NVL:94 GH200:96 H200:141 H200NVL:141
      nvidia B200:180 GB200:186 B300:270
      nvidia RTX2060:6,12 RTX2060SUPER:8 RTX2070:8 RTX2070SUPER:8 RTX2080:8 RTX2080SUPER:8
      nvidia RTX2080Ti:11 RTX3050:6,8 RTX3060:8,12 RTX3060Ti:8 RTX3070:8 RTX3070Ti:8 RTX3080:10
      nvidia RTX3080Ti:12 RTX3090:24 RTX3090Ti:24 RTX4060:8 RTX4060Ti:8,16 RTX4070:12
      nvidia RTX4070SUPER:12 RTX4070Ti:12 RTX4070TiSUPER:16 RTX4080:16 RTX4080SUPER:16 RTX4090:24
      nvidia RTX5060:8 RTX5060Ti:8,16 RTX5070:12 RTX5070Ti:16 RTX5080:16 RTX5090:32
      nvidia RTX6000:24 RTX2000Ada:16 RTX4000Ada:20 RTX6000Ada:48 RTXPRO4500:32 RTXPRO6000:96
      amd V520:8 MI100:32 MI210:64 MI250:128 MI250X:128 MI300A:128 MI300X:192 MI308X:128
      amd MI325X:288 MI350X:288 MI355X:288
      intel Gaudi:32 Gaudi2:96 Gaudi3:128
      """;

  private static final Map<String, Model> MODELS = read();

  private Catalogue() {}

  public static List<Model> models() {
    return List.copyOf(MODELS.values());
  }

  /** By name, however it is spelled: {@code v100}, {@code RTX-4090}, {@code nvidia-tesla-t4}. */
  public static Optional<Model> find(String name) {
    return Optional.ofNullable(MODELS.get(String.join("", words(name))));
  }

  /** The name that was probably meant. */
  static Optional<String> nearest(String name) {
    return Nearest.to(String.join("", words(name)), MODELS.keySet());
  }

  static DataSize largestMemory() {
    return MODELS.values().stream().map(Model::largest).max(DataSize::compareTo).orElseThrow();
  }

  /** By a driver's name for the device, which says more than the model; the longest name wins. */
  static Optional<Model> recognise(String device) {
    var words = new ArrayList<>(words(device));
    if (words.size() > 1 && words.get(1).matches("a\\d{4}")) words.removeFirst();
    for (int length = words.size(); length > 0; length--) {
      var model = MODELS.get(String.join("", words.subList(0, length)));
      if (model != null) return Optional.of(model);
    }
    return Optional.empty();
  }

  static List<String> words(String name) {
    return Stream.of(name.toLowerCase(Locale.ROOT).split("[^a-z0-9]+"))
        .filter(word -> !word.isEmpty() && !BRANDS.contains(word))
        .toList();
  }

  private static Map<String, Model> read() {
    var models = new LinkedHashMap<String, Model>();
    TABLE
        .lines()
        .map(line -> List.of(line.split(" ")))
        .forEach(line ->
            line.stream()
                .skip(1)
                .map(entry -> model(line.getFirst(), entry))
                .forEach(model -> models.put(model.key(), model)));
    return Collections.unmodifiableMap(models);
  }

  private static Model model(String vendor, String entry) {
    var colon = entry.indexOf(':');
    var memories =
        Arrays.stream(entry.substring(colon + 1).split(","))
            .map(Long::parseLong)
            .map(DataSize::gigabytes)
            .toList();
    return new Model(vendor, entry.substring(0, colon), memories);
  }
}
