package io.tenantry.property.document;

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
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/**
 * A deed, licence or other paper of a property, for its organization only.
 *
 * @param size bytes
 * @param expiryDate the last day it is valid
 */
record Document(
    UUID id,
    UUID organizationId,
    UUID propertyId,
    UUID uploadedBy,
    DocumentType documentType,
    String fileName,
    String contentType,
    long size,
    Optional<LocalDate> expiryDate,
    FileStatus status,
    Instant createdAt) {
  static final Rows<Document> ROWS =
      Rows.of("property_document", Document.class).named("uploadedBy", "created_by");

  static final long LARGEST = 25L * 1024 * 1024;

  /** Request to upload a document. */
  record Announcement(
      @NotNull DocumentType documentType,
      @NotBlank @Size(max = 255) @SingleLine String fileName,
      @NotNull
          @Pattern(
              regexp = "application/pdf|image/jpeg|image/png",
              message = "must be application/pdf, image/jpeg or image/png")
          String contentType,
      @NotNull @Positive @Max(LARGEST) Long size,
      Optional<LocalDate> expiryDate) {}

  /** Returns the upload as the client announced it. */
  Announced announced() {
    return new Announced("uploads/" + propertyId + "/" + id, contentType, size);
  }

  /** Returns its key after the check; no client can write there. */
  String key() {
    return "documents/" + propertyId + "/" + id;
  }
}
