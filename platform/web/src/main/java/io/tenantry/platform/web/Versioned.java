package io.tenantry.platform.web;

/** Something that is changed by several people; answers carry its version as ETag. */
public interface Versioned {
  /** Grows with every change. */
  long version();
}
