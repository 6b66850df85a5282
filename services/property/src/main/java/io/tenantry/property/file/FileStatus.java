package io.tenantry.property.file;

import io.tenantry.platform.data.Moves;
import io.tenantry.platform.data.State;
import io.tenantry.platform.files.Verdict;

/** A file is pending until its upload was looked at; only a ready one is shown. */
public enum FileStatus implements State<FileStatus> {
  PENDING,
  /** The virus scanner was away; the upload waits to be completed again. */
  UNSCANNED,
  READY,
  REFUSED;

  private static final Moves<FileStatus> MOVES =
      Moves.of("file", FileStatus.class)
          .in("photo.status", "property_document.status")
          .from(PENDING)
          .to(UNSCANNED, READY, REFUSED)
          .from(UNSCANNED)
          .to(UNSCANNED, READY, REFUSED);

  @Override
  public Moves<FileStatus> moves() {
    return MOVES;
  }

  /** State of a file once its upload was looked at. */
  public static FileStatus of(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Accepted accepted -> READY;
      case Verdict.Refused refused -> REFUSED;
      case Verdict.Unscanned unscanned -> UNSCANNED;
    };
  }
}
