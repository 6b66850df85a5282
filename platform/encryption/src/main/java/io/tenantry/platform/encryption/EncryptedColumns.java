package io.tenantry.platform.encryption;

import java.util.List;

/** The encrypted columns of a feature. Declare them here, so that a change of key reaches them. */
public interface EncryptedColumns {
  /** All of them. */
  List<EncryptedColumn> columns();
}
