package io.tenantry.platform.defaults;

import io.tenantry.platform.fleet.FleetService;
import io.tenantry.platform.fleet.FleetTable;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.config.spi.ConfigSource;

/**
 * Configuration that follows from {@code fleet.csv}: {@code tenantry.services.<name>}, the address
 * of a service or of all its instances, from the variable {@code <NAME>_URL}; and {@code
 * tenantry.privacy.services}, the services that hold something about people.
 */
public final class FleetSource implements ConfigSource {
  /** Below the files: what says otherwise wins. */
  private static final int ORDINAL = 50;

  private final Map<String, String> properties = new HashMap<>();

  /** Reads the table. */
  public FleetSource() {
    for (FleetService service : FleetTable.services()) {
      String variable = service.name().toUpperCase(Locale.ROOT).replace('-', '_') + "_URL";
      properties.put("tenantry.services." + service.name(), "${" + variable + ":absent}");
    }
    properties.put("tenantry.privacy.services", String.join(",", FleetTable.withPersonalData()));
  }

  @Override
  public String getName() {
    return "fleet.csv";
  }

  @Override
  public int getOrdinal() {
    return ORDINAL;
  }

  @Override
  public Set<String> getPropertyNames() {
    return properties.keySet();
  }

  @Override
  public String getValue(String name) {
    return properties.get(name);
  }
}
