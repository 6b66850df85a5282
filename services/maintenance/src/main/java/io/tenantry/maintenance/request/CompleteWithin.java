package io.tenantry.maintenance.request;

import io.smallrye.config.ConfigMapping;
import java.time.Duration;

/**
 * Time to complete a request, by its priority. The requirements give no values: these are settings.
 */
@ConfigMapping(prefix = "tenantry.maintenance.complete-within")
interface CompleteWithin {
  /** Of an urgent one. */
  Duration urgent();

  /** Of a high one. */
  Duration high();

  /** Of a medium one. */
  Duration medium();

  /** Of a low one. */
  Duration low();

  /** Of one of this priority. */
  default Duration of(Priority priority) {
    return switch (priority) {
      case URGENT -> urgent();
      case HIGH -> high();
      case MEDIUM -> medium();
      case LOW -> low();
    };
  }
}
