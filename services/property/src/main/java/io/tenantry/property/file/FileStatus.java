package io.tenantry.property.file;

/** A file is pending until its upload was looked at; only a ready one is shown. */
public enum FileStatus {
  PENDING,
  /** The virus scanner was away; the upload waits to be completed again. */
  UNSCANNED,
  READY,
  REFUSED
}
