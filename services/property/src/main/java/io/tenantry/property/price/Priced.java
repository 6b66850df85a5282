package io.tenantry.property.price;

import org.joda.money.Money;

/** Something with a monthly rent and a deposit. */
public interface Priced {
  /** A month, for one unit. */
  Money rent();

  /** For one unit; may be zero. */
  Money deposit();
}
