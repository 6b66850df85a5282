package io.tenantry.platform.files;

import java.util.Locale;

/** The smaller pictures made of each photo. */
public enum PhotoSize {
  SMALL(320),
  MEDIUM(800),
  LARGE(1280);

  private final int longestSide;

  PhotoSize(int longestSide) {
    this.longestSide = longestSide;
  }

  /** Pixels. */
  int longestSide() {
    return longestSide;
  }

  /** The object key of this size of a photo. */
  public String of(String key) {
    return key + "-" + name().toLowerCase(Locale.ROOT);
  }
}
