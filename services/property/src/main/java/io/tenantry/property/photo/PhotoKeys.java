package io.tenantry.property.photo;

import java.util.UUID;

/** Keys of ready photos in the bucket. */
public final class PhotoKeys {
  private PhotoKeys() {}

  /** The object key of a photo; no client can write there. */
  public static String of(UUID propertyId, UUID photoId) {
    return "photos/" + propertyId + "/" + photoId;
  }
}
