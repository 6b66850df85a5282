package io.tenantry.property.photo;

import io.tenantry.platform.data.Rows;
import io.tenantry.platform.files.Announced;
import io.tenantry.platform.web.SingleLine;
import io.tenantry.property.file.FileStatus;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A photo of a property.
 *
 * @param size bytes
 * @param width pixels, once it is ready
 */
record Photo(
    UUID id,
    UUID propertyId,
    String fileName,
    String contentType,
    long size,
    FileStatus status,
    Optional<Integer> width,
    Optional<Integer> height,
    Instant createdAt) {
  static final Rows<Photo> ROWS = Rows.of("photo", Photo.class);

  static final long LARGEST = 16L * 1024 * 1024;

  /** Request to upload a photo. */
  record Announcement(
      @NotBlank @Size(max = 255) @SingleLine String fileName,
      @NotNull
          @Pattern(
              regexp = "image/(jpeg|png|webp|heic|heif)",
              message = "must be image/jpeg, image/png, image/webp or image/heic")
          String contentType,
      @NotNull @Positive @Max(LARGEST) Long size) {}

  /** Returns the upload as the client announced it. */
  Announced announced() {
    return new Announced(uploadKey(), contentType, size);
  }

  /** Returns the key for the client's upload. */
  String uploadKey() {
    return "uploads/" + propertyId + "/" + id;
  }

  /** Returns its key after the check. */
  String key() {
    return PhotoKeys.of(propertyId, id);
  }
}
