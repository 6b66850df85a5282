package io.tenantry.property.address;

import java.util.Optional;

/** Something with an address. */
public interface Addressed {
  /** ISO 3166 alpha-2. */
  String country();

  /** A state, a province or the like; empty where nothing was said. */
  Optional<String> state();

  /** The postal code; empty where nothing was said. */
  Optional<String> postalCode();
}
