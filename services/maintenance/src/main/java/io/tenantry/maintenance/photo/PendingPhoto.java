package io.tenantry.maintenance.photo;

import io.tenantry.platform.files.FileStore;
import io.tenantry.platform.files.PendingFile;
import java.net.URI;
import java.util.Map;
import java.util.UUID;

/**
 * Link and headers for the upload of a photo.
 *
 * @param uploadUrl send the bytes there with PUT
 * @param headers send exactly these with it
 * @param expiresIn seconds until the link ends
 */
public record PendingPhoto(
    UUID photoId, URI uploadUrl, Map<String, String> headers, long expiresIn) {

  static PendingPhoto of(Photo.View photo, PendingFile upload) {
    return new PendingPhoto(
        photo.id(), upload.url(), upload.headers(), FileStore.LINK_LIFE.toSeconds());
  }
}
