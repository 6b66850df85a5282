package io.tenantry.property.photo;

import io.tenantry.platform.data.Rows;
import io.tenantry.platform.web.SingleLine;
import io.tenantry.property.file.Announced;
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

  /** What a landlord is about to upload. */
  record Announcement(
      @NotBlank @Size(max = 255) @SingleLine String fileName,
      @NotNull
          @Pattern(
              regexp = "image/(jpeg|png|webp|heic|heif)",
              message = "must be image/jpeg, image/png, image/webp or image/heic")
          String contentType,
      @NotNull @Positive @Max(LARGEST) Long size) {}

  /** What the client said it would upload. */
  Announced announced() {
    return new Announced(uploadKey(), contentType, size);
  }

  /** Where the client uploads to. */
  String uploadKey() {
    return "uploads/" + propertyId + "/" + id;
  }

  /** Where it is kept once it was looked at. */
  String key() {
    return PhotoKeys.of(propertyId, id);
  }
}
