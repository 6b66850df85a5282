package io.tenantry.property.photo;

import java.net.URI;
import java.util.UUID;

/**
 * A photo that can be shown.
 *
 * @param url works for ten minutes
 */
public record ReadyPhoto(
    UUID photoId, PhotoStatus status, String fileName, String contentType, URI url) {

  static ReadyPhoto of(Photo photo, URI url) {
    return new ReadyPhoto(
        photo.id(), PhotoStatus.READY, photo.fileName(), photo.contentType(), url);
  }
}
