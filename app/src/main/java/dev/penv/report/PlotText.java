package dev.penv.report;

import dev.penv.github.Check;
import dev.penv.measure.Plots;
import dev.penv.measure.Theme;
import dev.penv.run.Run;
import java.net.URI;
import java.util.Optional;
import java.util.stream.Collectors;

/** Plots as they stand in a comment: a picture where GitHub can fetch one, else Mermaid charts. */
final class PlotText {
  private final Links links;

  PlotText(Links links) {
    this.links = links;
  }

  /** Empty when there is nothing to draw. */
  String of(Run run, Plots plots) {
    if (plots.isEmpty()) return "";
    return picture(run, plots).orElseGet(() -> charts(plots));
  }

  private Optional<String> picture(Run run, Plots plots) {
    var revision = plots.revision();
    var light = links.plots(run, Theme.LIGHT, revision).map(PlotText::attribute);
    var dark = links.plots(run, Theme.DARK, revision).map(PlotText::attribute);
    var words = Markdown.attribute(plots.inWords());
    return light.flatMap(day -> dark.map(night -> picture(night, words, day)));
  }

  private static String picture(String dark, String words, String light) {
    return """
    <picture>
    <source media="(prefers-color-scheme: dark)" srcset="%s">
    <img alt="%s" src="%s">
    </picture>\
    """
        .formatted(dark, words, light);
  }

  private static String attribute(URI address) {
    return Markdown.attribute(address.toString());
  }

  private static String charts(Plots plots) {
    return plots.mermaid().stream()
        .map(chart -> "```mermaid\n" + chart + "\n```")
        .collect(Collectors.joining("\n\n"));
  }

  /** The picture for a check run, which cannot tell light from dark. */
  Optional<Check.Image> image(Run run, Plots plots) {
    if (plots.isEmpty()) return Optional.empty();
    return links
        .plots(run, Theme.LIGHT, plots.revision())
        .map(address -> new Check.Image(address, plots.inWords()));
  }
}
