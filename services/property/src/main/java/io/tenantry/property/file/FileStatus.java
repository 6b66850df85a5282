package io.tenantry.property.photo;

/** A photo is pending until its upload was looked at. */
public enum PhotoStatus {
  PENDING,
  READY,
  REFUSED
}
