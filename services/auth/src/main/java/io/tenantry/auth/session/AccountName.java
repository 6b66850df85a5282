package io.tenantry.auth.session;

import org.apache.commons.codec.digest.DigestUtils;

/**
 * Pseudonym of an account in traces of refused sign-ins: the same each time, and not the e-mail.
 */
final class AccountName {
  private static final int LENGTH = 32;

  private AccountName() {}

  static String of(String email) {
    return "sha256:" + DigestUtils.sha256Hex(email).substring(0, LENGTH);
  }
}
