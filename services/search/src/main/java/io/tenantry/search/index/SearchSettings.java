package io.tenantry.search.index;

import io.smallrye.config.ConfigMapping;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/** Where the index is and how it is asked. */
@ConfigMapping(prefix = "tenantry.search")
public interface SearchSettings {
  /** Elasticsearch. */
  URI elasticsearch();

  /** The name of the index of the day. */
  String alias();

  /** How long an answer may take. */
  Duration patience();

  /** The bounds between the bands of the rent facet, ascending. */
  List<Integer> rentBounds();
}
