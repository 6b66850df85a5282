package io.tenantry.maintenance.photo;

import io.tenantry.platform.files.FileStore;
import io.tenantry.platform.files.PhotoSize;
import java.net.URI;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * A photo that can be shown.
 *
 * @param url works for ten minutes
 * @param thumbnails links to the smaller sizes, which work as long
 * @param width pixels
 */
public record ReadyPhoto(
    UUID photoId,
    String fileName,
    String contentType,
    int width,
    int height,
    URI url,
    Map<PhotoSize, URI> thumbnails) {

  static ReadyPhoto of(Photo.View photo, FileStore store) {
    return new ReadyPhoto(
        photo.id(),
        photo.fileName(),
        photo.contentType(),
        photo.width().orElseThrow(),
        photo.height().orElseThrow(),
        store.link(photo.key()),
        Arrays.stream(PhotoSize.values())
            .collect(Collectors.toMap(size -> size, size -> store.link(size.of(photo.key())))));
  }
}
