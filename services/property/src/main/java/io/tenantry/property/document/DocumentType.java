package io.tenantry.property.document;

import com.fasterxml.jackson.annotation.JsonAlias;

/** Types of property documents. */
public enum DocumentType {
  DEED,
  @JsonAlias("licence")
  LICENSE,
  INSURANCE,
  INSPECTION,
  TAX,
  CONTRACT,
  FLOOR_PLAN,
  OTHER
}
