package io.tenantry.platform.privacy;

/**
 * Data of an erased person that stays, under the pseudonym.
 *
 * @param what in the person's words, such as {@code Invoices}
 * @param why the law or the contract that asks for it
 * @param period how long, in words
 */
public record Retained(String what, String why, String period) {
  /** Books of account. */
  public static Retained books(String what) {
    return new Retained(
        what,
        "Books of account (Companies Act 2013 s. 128, CGST Act s. 36)",
        "8 years after the end of the financial year");
  }
}
