package io.tenantry.property.photo;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;

/**
 * What a client needs to upload a photo.
 *
 * @param uploadUrl send the bytes there with PUT
 * @param headers send exactly these with it
 * @param expiresIn seconds until the link ends
 */
public record PendingPhoto(
    UUID photoId, URI uploadUrl, Map<String, String> headers, long expiresIn) {

  private static final Duration LIFE = PhotoStore.LINK_LIFE;

  static PendingPhoto of(Photo photo, PhotoStore.Upload upload) {
    return new PendingPhoto(photo.id(), upload.url(), upload.headers(), LIFE.toSeconds());
  }
}
