package io.tenantry.property.document;

import io.tenantry.property.file.FileStatus;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/**
 * A document that was looked at.
 *
 * @param size bytes
 * @param expiryDate the last day it is valid
 * @param downloadUrl works for ten minutes, for whoever has it
 */
public record ReadyDocument(
    UUID id,
    UUID propertyId,
    DocumentType documentType,
    String fileName,
    String contentType,
    long size,
    Optional<LocalDate> expiryDate,
    FileStatus status,
    UUID uploadedBy,
    Instant createdAt,
    URI downloadUrl) {

  static ReadyDocument of(Document document, URI downloadUrl) {
    return new ReadyDocument(
        document.id(),
        document.propertyId(),
        document.documentType(),
        document.fileName(),
        document.contentType(),
        document.size(),
        document.expiryDate(),
        FileStatus.READY,
        document.uploadedBy(),
        document.createdAt(),
        downloadUrl);
  }
}
