package io.tenantry.property.document;

import io.tenantry.contracts.property.DocumentExpiring;
import io.tenantry.platform.data.EnumColumn;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/** Events about documents. */
final class DocumentFacts {
  private DocumentFacts() {}

  static DocumentExpiring expiring(Document document, String propertyName, LocalDate asOf) {
    LocalDate expiry = document.expiryDate().orElseThrow();
    return DocumentExpiring.newBuilder()
        .setDocumentId(document.id())
        .setPropertyId(document.propertyId())
        .setOrganizationId(document.organizationId())
        .setPropertyName(propertyName)
        .setDocumentType(EnumColumn.column(document.documentType()).replace('_', ' '))
        .setFileName(document.fileName())
        .setExpiresOn(expiry)
        .setDaysLeft((int) ChronoUnit.DAYS.between(asOf, expiry))
        .setUploadedBy(document.uploadedBy())
        .build();
  }
}
