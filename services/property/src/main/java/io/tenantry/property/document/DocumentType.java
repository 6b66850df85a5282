package io.tenantry.property.document;

import com.fasterxml.jackson.annotation.JsonAlias;

/** What a document of a property is about. */
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
