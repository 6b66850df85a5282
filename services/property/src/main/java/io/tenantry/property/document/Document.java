package io.tenantry.property.document;

import io.tenantry.platform.data.Tx;
import io.tenantry.platform.web.SingleLine;
import io.tenantry.platform.files.Announced;
import io.tenantry.property.file.FileStatus;
import io.tenantry.property.row.Choice;
import io.vertx.mutiny.sqlclient.Row;
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

  static Document from(Row row) {
    return new Document(
        row.getUUID("id"),
        row.getUUID("org_id"),
        row.getUUID("property_id"),
        row.getUUID("created_by"),
        Choice.of(DocumentType.class, row, "document_type"),
        row.getString("file_name"),
        row.getString("content_type"),
        row.getLong("size"),
        Optional.ofNullable(row.getLocalDate("expiry_date")),
        Choice.of(FileStatus.class, row, "status"),
        Tx.instant(row, "created_at"));
  }

  /** Returns the upload as the client announced it. */
  Announced announced() {
    return new Announced("uploads/" + propertyId + "/" + id, contentType, size);
  }

  /** Returns its key after the check; no client can write there. */
  String key() {
    return "documents/" + propertyId + "/" + id;
  }
}
