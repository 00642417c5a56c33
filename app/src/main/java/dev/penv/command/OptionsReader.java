package dev.penv.command;

import dev.penv.hardware.GpuAsk;
import dev.penv.hardware.Requirements;
import dev.penv.hardware.Wishes;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the settings that are no parameters. */
final class OptionsReader {
  private final Map<Key, Setting> said = new EnumMap<>(Key.class);

  private OptionsReader(List<Setting> settings) {
    for (var setting : settings) {
      Key.of(setting.key()).ifPresent(key -> add(key, setting));
    }
  }

  /**
   * @throws dev.penv.complaint.Complained for the first value that does not fit
   */
  static Options read(List<Setting> settings) {
    return new OptionsReader(settings).options();
  }

  private void add(Key key, Setting setting) {
    if (said.putIfAbsent(key, setting) == null) return;
    throw Mistake.in(setting.raw(), "`%s` is given twice.".formatted(key.word()), "Give it once.");
  }

  private Options options() {
    var none = Options.NONE;
    read(Key.DRY, Form.FLAG);
    return new Options(
        said.keySet(),
        needs(),
        wishes(),
        read(Key.MAX_PRICE, Form.PRICE).orElse(none.perHour()),
        read(Key.TIMEOUT, Form.TIME).orElse(none.timeout()),
        read(Key.AFTER, Form.AFTER).orElse(none.after()),
        read(Key.HOLD_ON_FAILURE, Form.TIME).orElse(none.holdOnFailure()),
        read(Key.ENV, Form.DEVCONTAINER).orElse(none.environment()));
  }

  private Requirements needs() {
    var none = Requirements.NONE;
    return new Requirements(
        gpu().orElse(none.gpu()),
        read(Key.CPUS, Form.COUNT).orElse(none.cpus()),
        read(Key.MEMORY, Form.MEMORY).orElse(none.memory()),
        read(Key.DISK, Form.DISK).orElse(none.disk()),
        read(Key.ARCH, Form.ARCHITECTURE).orElse(none.architecture()));
  }

  private Wishes wishes() {
    var none = Wishes.NONE;
    return new Wishes(
        read(Key.SPOT, Form.SPOT).orElse(none.spot()),
        read(Key.ON, Form.CLOUDS_NAME).orElse(none.provider()),
        read(Key.REGION, Form.CLOUDS_NAME).orElse(none.region()),
        read(Key.SIZE, Form.CLOUDS_NAME).orElse(none.size()));
  }

  private Optional<GpuAsk> gpu() {
    return said(Key.GPU).map(OptionsReader::gpu);
  }

  private static GpuAsk gpu(Setting setting) {
    if (setting.value().indexOf(',') < 0) {
      return GpuAsk.parse(setting.value().text(), Mistake.place(setting.raw()));
    }
    throw Mistake.in(
        setting.raw(),
        "`gpu` takes one value; a list of values is for parameters of a task.",
        "Start one run for each.");
  }

  private <T> Optional<T> read(Key key, Form<T> form) {
    return said(key).map(form::read);
  }

  private Optional<Setting> said(Key key) {
    return Optional.ofNullable(said.get(key));
  }
}
