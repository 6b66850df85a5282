package io.tenantry.auth.email;

import java.net.IDN;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * E-mail addresses as accounts have them: in lower case, the domain as DNS has it. Only what
 * Keycloak takes as a user's name too passes, so it never refuses what was accepted here.
 */
public final class Emails {
  private static final int LONGEST = 254;
  private static final int LONGEST_NAME = 64;
  private static final String LABEL = "[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?";
  private static final Pattern FORM =
      Pattern.compile(
          "(?<name>[a-z0-9_%+'-]+(?:\\.[a-z0-9_%+'-]+)*)@(?:"
              + LABEL
              + "\\.)+(?:[a-z]{2,63}|xn--[a-z0-9-]{0,57}[a-z0-9])");

  private Emails() {}

  /** The one way to write an address; what is none stays as it is, but for case and margins. */
  public static String canonical(String text) {
    if (text == null) {
      return null;
    }
    String lower = text.trim().toLowerCase(Locale.ROOT);
    int at = lower.lastIndexOf('@');
    return at < 0 || lower.length() > LONGEST
        ? lower
        : lower.substring(0, at + 1) + ascii(lower.substring(at + 1));
  }

  /** Returns whether somebody can have this address, in canonical form. */
  public static boolean isAddress(String email) {
    var parts = FORM.matcher(email);
    return email.length() <= LONGEST
        && parts.matches()
        && parts.group("name").length() <= LONGEST_NAME
        && !isReserved(email);
  }

  /**
   * Returns whether nobody can ever have it (RFC 2606); our technical users and erased people do.
   */
  public static boolean isReserved(String email) {
    String plain = email.endsWith(".") ? email.substring(0, email.length() - 1) : email;
    return plain.endsWith(".invalid") || plain.endsWith("@invalid");
  }

  private static String ascii(String domain) {
    try {
      return IDN.toASCII(domain).toLowerCase(Locale.ROOT);
    } catch (IllegalArgumentException noDomain) {
      return domain;
    }
  }
}
