package io.tenantry.platform.fleet;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A topic of Kafka.
 *
 * @param configuration what differs from the broker's defaults, in Kafka's own words
 */
public record FleetTopic(String name, int partitions, Map<String, String> configuration) {
  private static final int USUAL_PARTITIONS = 4;
  private static final Pattern FORM =
      Pattern.compile("([a-z][a-z.-]*\\.v\\d+)(?:/(\\d+))?((?:;[a-z.]+=[^;=]+)*)");

  /** Reads {@code platform.clock.v1/1;cleanup.policy=compact}. */
  static FleetTopic of(String text) {
    var form = FORM.matcher(text);
    if (!form.matches()) {
      throw new IllegalArgumentException(
          "Not a topic such as platform.clock.v1/1;cleanup.policy=compact: " + text);
    }
    var configuration = new LinkedHashMap<String, String>();
    for (var pair : form.group(3).split(";", -1)) {
      if (!pair.isEmpty()) {
        configuration.put(
            pair.substring(0, pair.indexOf('=')), pair.substring(pair.indexOf('=') + 1));
      }
    }
    var partitions = form.group(2) == null ? USUAL_PARTITIONS : Integer.parseInt(form.group(2));
    return new FleetTopic(form.group(1), partitions, Collections.unmodifiableMap(configuration));
  }
}
