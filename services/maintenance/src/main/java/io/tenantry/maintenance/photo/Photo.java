package io.tenantry.maintenance.photo;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import io.tenantry.maintenance.request.RequestView;
import io.tenantry.platform.data.Ids;
import io.tenantry.platform.files.Announced;
import io.tenantry.platform.files.PictureIntake.Kept;
import io.tenantry.platform.web.SingleLine;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** A photo of what is broken; it has a width once it was looked at. */
@Entity
@SuppressWarnings("UnusedVariable") // columns that only the database and queries read
@Table(name = "request_photo")
class Photo extends PanacheEntityBase {
  private static final long LARGEST = 16L * 1024 * 1024;

  @Id private UUID id;
  private UUID orgId;
  private UUID requestId;
  private UUID residentId;
  private UUID uploadedBy;
  private String fileName;
  private String contentType;
  private long size;
  private Integer width;
  private Integer height;
  private Instant announcedAt;

  /** Announcement of an upload. */
  record Announcement(
      @NotBlank @Size(max = 255) @SingleLine String fileName,
      @NotNull
          @Pattern(
              regexp = "image/(jpeg|png|webp|heic|heif)",
              message = "must be image/jpeg, image/png, image/webp or image/heic")
          String contentType,
      @NotNull @Positive @Max(LARGEST) Long size) {}

  /**
   * A photo as the feature hands it on.
   *
   * @param width pixels, once it is ready
   */
  record View(
      UUID id,
      UUID requestId,
      String fileName,
      String contentType,
      long size,
      Optional<Integer> width,
      Optional<Integer> height) {

    /** Returns the upload as it was announced. */
    Announced announced() {
      return new Announced("maintenance/uploads/" + requestId + "/" + id, contentType, size);
    }

    /** Returns the object key of the checked picture; no client can write there. */
    String key() {
      return "maintenance/photos/" + requestId + "/" + id;
    }

    boolean isReady() {
      return width.isPresent();
    }
  }

  static Photo of(RequestView request, UUID by, Announcement announcement, Instant now) {
    var photo = new Photo();
    photo.id = Ids.next();
    photo.orgId = request.organizationId();
    photo.requestId = request.id();
    photo.residentId = request.residentId().orElse(null);
    photo.uploadedBy = by;
    photo.fileName = announcement.fileName().strip();
    photo.contentType = announcement.contentType();
    photo.size = announcement.size();
    photo.announcedAt = now;
    return photo;
  }

  /** Takes what was made of the upload. */
  void ready(Kept picture) {
    contentType = picture.contentType();
    size = picture.size();
    width = picture.width();
    height = picture.height();
  }

  View view() {
    return new View(
        id,
        requestId,
        fileName,
        contentType,
        size,
        Optional.ofNullable(width),
        Optional.ofNullable(height));
  }
}
