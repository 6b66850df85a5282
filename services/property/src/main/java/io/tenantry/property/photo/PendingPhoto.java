package io.tenantry.property.photo;

import io.tenantry.platform.files.FileStore;
import io.tenantry.platform.files.PendingFile;
import java.net.URI;
import java.util.Map;
import java.util.UUID;

/**
 * Instructions for uploading a photo.
 *
 * @param uploadUrl send the bytes there with PUT
 * @param headers send exactly these with it
 * @param expiresIn seconds until the link ends
 */
public record PendingPhoto(
    UUID photoId, URI uploadUrl, Map<String, String> headers, long expiresIn) {

  static PendingPhoto of(Photo photo, PendingFile upload) {
    return new PendingPhoto(
        photo.id(), upload.url(), upload.headers(), FileStore.LINK_LIFE.toSeconds());
  }
}
