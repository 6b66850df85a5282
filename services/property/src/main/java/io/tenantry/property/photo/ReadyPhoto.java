package io.tenantry.property.photo;

import io.tenantry.platform.files.FileStore;
import io.tenantry.platform.files.PhotoSize;
import io.tenantry.property.file.FileStatus;
import java.net.URI;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
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
    FileStatus status,
    String fileName,
    String contentType,
    Optional<Integer> width,
    Optional<Integer> height,
    URI url,
    Map<PhotoSize, URI> thumbnails) {

  static ReadyPhoto of(Photo photo, FileStore store) {
    return new ReadyPhoto(
        photo.id(),
        FileStatus.READY,
        photo.fileName(),
        photo.contentType(),
        photo.width(),
        photo.height(),
        store.link(photo.key()),
        thumbnails(photo, store));
  }

  private static Map<PhotoSize, URI> thumbnails(Photo photo, FileStore store) {
    return photo.width().isEmpty()
        ? Map.of()
        : Arrays.stream(PhotoSize.values())
            .collect(Collectors.toMap(size -> size, size -> store.link(size.of(photo.key()))));
  }
}
