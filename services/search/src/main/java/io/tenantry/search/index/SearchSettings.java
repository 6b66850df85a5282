package io.tenantry.search.index;

import io.smallrye.config.ConfigMapping;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/** Address of the index, and limits of queries. */
@ConfigMapping(prefix = "tenantry.search")
public interface SearchSettings {
  /** Elasticsearch. */
  URI elasticsearch();

  /** The name of the index of the day. */
  String alias();

  /** Returns the longest time for an answer. */
  Duration patience();

  /** The bounds between the bands of the rent facet, ascending. */
  List<Integer> rentBounds();
}
