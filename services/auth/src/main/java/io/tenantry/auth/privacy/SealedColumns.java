package io.tenantry.auth.privacy;

import io.tenantry.platform.encryption.EncryptedColumn;
import io.tenantry.platform.encryption.EncryptedColumns;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Columns that auth keeps encrypted for longer than a request. */
@ApplicationScoped
class SealedColumns implements EncryptedColumns {
  @Override
  public List<EncryptedColumn> columns() {
    return List.of(
        EncryptedColumn.of("organization", "org_id", "pan"),
        EncryptedColumn.of("api_key", "id", "sealed_sign_in"),
        new EncryptedColumn("mfa", "person_id", "sealed_secret", "mfa/%s"),
        new EncryptedColumn("erasure", "id", "sealed_receiver", "erasure/%s"));
  }
}
