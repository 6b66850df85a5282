package io.tenantry.property.document;

import io.tenantry.platform.files.FileStore;
import io.tenantry.platform.files.PendingFile;
import io.tenantry.property.file.FileStatus;
import java.net.URI;
import java.util.Map;
import java.util.UUID;

/**
 * Instructions for uploading a document.
 *
 * @param uploadUrl send the bytes there with PUT
 * @param headers send exactly these with it
 * @param expiresIn seconds until the link ends
 */
public record PendingDocument(
    UUID id, FileStatus status, URI uploadUrl, Map<String, String> headers, long expiresIn) {

  static PendingDocument of(Document document, PendingFile upload) {
    return new PendingDocument(
        document.id(),
        document.status(),
        upload.url(),
        upload.headers(),
        FileStore.LINK_LIFE.toSeconds());
  }
}
