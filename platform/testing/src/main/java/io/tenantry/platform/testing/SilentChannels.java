package io.tenantry.platform.testing;

import java.util.Set;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.spi.ConfigSource;

/**
 * Turns every topic off: a service under test hears nothing, unless its profile says {@code
 * mp.messaging.incoming."<topic>".enabled=true}. The connector's own {@code enabled} does not reach
 * channels that have no other configuration.
 */
public final class SilentChannels implements ConfigSource {
  private static final Pattern ENABLED =
      Pattern.compile("mp\\.messaging\\.incoming\\.\"[^\"]+\"\\.enabled");

  /** Above what services ship, below what a profile sets. */
  @Override
  public int getOrdinal() {
    return 260;
  }

  @Override
  public Set<String> getPropertyNames() {
    return Set.of();
  }

  @Override
  public String getValue(String name) {
    return ENABLED.matcher(name).matches() ? "false" : null;
  }

  @Override
  public String getName() {
    return "channels under test";
  }
}
