package dev.penv.measure;

import dev.penv.measure.Measures.Point;
import java.util.ArrayList;
import java.util.List;

/** Leaves points out that nobody would see. */
final class Thinning {
  private Thinning() {}

  /** The least and the greatest of each bucket, so that no spike is lost; both ends stay. */
  static List<Point> of(List<Point> points, int buckets) {
    if (points.size() <= 2 * buckets) return points;
    var kept = new ArrayList<Point>();
    kept.add(points.getFirst());
    for (int bucket = 0; bucket < buckets; bucket++) {
      var from = (int) ((long) points.size() * bucket / buckets);
      var to = (int) ((long) points.size() * (bucket + 1) / buckets);
      keepExtremes(points.subList(from, to), kept);
    }
    kept.add(points.getLast());
    return kept;
  }

  private static void keepExtremes(List<Point> bucket, List<Point> kept) {
    var least = 0;
    var most = 0;
    for (int i = 1; i < bucket.size(); i++) {
      if (bucket.get(i).value() < bucket.get(least).value()) least = i;
      if (bucket.get(i).value() > bucket.get(most).value()) most = i;
    }
    kept.add(bucket.get(Math.min(least, most)));
    if (least != most) kept.add(bucket.get(Math.max(least, most)));
  }
}
