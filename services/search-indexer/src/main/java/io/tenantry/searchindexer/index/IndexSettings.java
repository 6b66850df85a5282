package io.tenantry.searchindexer.index;

import io.smallrye.config.ConfigMapping;
import java.net.URI;

/** Address of the index. */
@ConfigMapping(prefix = "tenantry.search")
public interface IndexSettings {
  /** Elasticsearch. */
  URI elasticsearch();

  /** The name under which search finds the index of the day. */
  String alias();

  /** The Redis channel on which changes are told. */
  String changesChannel();

  /** The topic of the listings. */
  String listings();

  /** The topic of what this service could not handle. */
  String deadLetters();
}
