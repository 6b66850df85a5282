package io.tenantry.property.property;

import io.tenantry.platform.data.Moves;
import io.tenantry.platform.data.State;

/** A property is a draft until its first listing is published. */
public enum PropertyStatus implements State<PropertyStatus> {
  DRAFT,
  ACTIVE,
  INACTIVE;

  private static final Moves<PropertyStatus> MOVES =
      Moves.of("property", PropertyStatus.class)
          .from(DRAFT)
          .to(ACTIVE)
          .from(ACTIVE)
          .to(INACTIVE)
          .from(INACTIVE)
          .to(ACTIVE);

  @Override
  public Moves<PropertyStatus> moves() {
    return MOVES;
  }
}
