package io.tenantry.platform.defaults;

import java.util.List;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Masks secrets and personal data in text: tokens, keys, passwords, e-mail addresses, phone and
 * identity numbers, cards. A rule is tried only on text that has what it cannot do without, so that
 * a usual line costs a few scans for single characters.
 */
final class Redaction {
  /** Names of fields whose values are secrets, in JSON, forms, headers and records alike. */
  private static final String SECRET_NAME =
      "(?:[a-z_-]{0,20}password|passwd|[a-z_-]{0,20}secret|[a-z_-]{0,12}token|totp|otp"
          + "|[a-z_-]{0,8}api[_-]?key|authorization|cookie|credential|access_?code"
          + "|aadhaar(?:_?number)?|pan(?:_?number)?|ssn[a-z_]{0,12}|ifsc(?:_?code)?"
          + "|(?:bank_?)?account_?number|recovery_?codes?|(?:phone|mobile)(?:_?number)?"
          // a credential in Keycloak's representation
          + "|type\\\\?\"?\\s*[:=]\\s*\\\\?\"?password\\\\?\"?\\s*,\\s*\\\\?\"?value)";

  private record Rule(Predicate<String> possible, Pattern pattern, Masking masking) {
    String apply(String text) {
      if (!possible.test(text)) {
        return text;
      }
      Matcher matcher = pattern.matcher(text);
      return matcher.find() ? matcher.reset().replaceAll(masking::mask) : text;
    }
  }

  /** Returns the replacement of a match. */
  private interface Masking {
    String mask(MatchResult match);
  }

  private static final List<Rule> RULES =
      List.of(
          rule(
              text -> text.contains("eyJ"),
              "eyJ[A-Za-z0-9_-]{6,}\\.[A-Za-z0-9_-]{2,}(?:\\.[A-Za-z0-9_-]*)?",
              match -> "[token]"),
          rule(
              text -> text.indexOf(' ') >= 0 && (text.contains("earer") || text.contains("asic")),
              "(?i)\\b(bearer|basic)\\s+[A-Za-z0-9._~+/=-]{6,}",
              match -> match.group(1) + " [token]"),
          rule(
              text -> text.indexOf('_') >= 0,
              "\\b(?:tnk|sk|rk|pk|whsec)_[A-Za-z0-9_.-]{8,}",
              match -> "[key]"),
          rule(
              text -> text.indexOf('=') >= 0 || text.indexOf(':') >= 0,
              "(?i)(\\b"
                  + SECRET_NAME
                  + "\\b\\\\?[\"']?\\s*[:=]\\s*)"
                  // a JSON string, one that stands in a string itself, anything without a blank
                  + "(\"[^\"\\\\]*+(?:\\\\.[^\"\\\\]*+)*+\""
                  + "|\\\\\"[^\"\\\\]*+\\\\\"|[^\\s,;&\"}\\])]+)",
              match -> Matcher.quoteReplacement(match.group(1)) + "[hidden]"),
          rule(
              text -> text.indexOf('@') >= 0 || text.contains("%40"),
              "[A-Za-z0-9._+-]{1,64}(@|%40)([A-Za-z0-9-]{1,63}(?:\\.[A-Za-z0-9-]{1,63}){1,5})",
              match -> "***@" + match.group(2)),
          rule(
              text -> text.indexOf('+') >= 0,
              "(?<!\\w)\\+[1-9](?:[ -]?\\d){9,13}\\b",
              m -> "[phone]"),
          rule(Redaction::hasDigits, "\\b[A-Z]{5}\\d{4}[A-Z]\\b", match -> "[pan]"),
          rule(Redaction::hasDigits, "\\b[A-Z]{4}0[A-Z0-9]{2}\\d{4}\\b", match -> "[ifsc]"),
          rule(
              text -> text.indexOf('-') >= 0,
              "(?<![\\w-])\\d{3}-\\d{2}-\\d{4}(?![\\w-])",
              match -> "[ssn]"),
          rule(
              Redaction::hasDigits,
              "(?<![\\w.-])[3-6]\\d{3}(?:[ -]?\\d){10,15}(?![\\w-])",
              match -> isCard(match.group()) ? "[card]" : Matcher.quoteReplacement(match.group())),
          rule(
              Redaction::hasDigits,
              "(?<![\\w.-])[2-9]\\d{3}[ -]?\\d{4}[ -]?\\d{4}(?![\\w-])",
              match -> "[aadhaar]"));

  private Redaction() {}

  private static Rule rule(Predicate<String> possible, String pattern, Masking masking) {
    return new Rule(possible, Pattern.compile(pattern), masking);
  }

  /** The text without what must not be logged; the same object when there is nothing to mask. */
  static String mask(String text) {
    String masked = text;
    for (Rule rule : RULES) {
      masked = rule.apply(masked);
    }
    return masked;
  }

  /** Four digits in a row: every number that is masked has them. */
  private static boolean hasDigits(String text) {
    int row = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      row = c >= '0' && c <= '9' ? row + 1 : 0;
      if (row == 4) {
        return true;
      }
    }
    return false;
  }

  /** Luhn's check, which other long numbers rarely pass. */
  private static boolean isCard(String number) {
    int sum = 0;
    boolean twice = false;
    for (int i = number.length() - 1; i >= 0; i--) {
      int digit = number.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        continue;
      }
      int value = twice ? digit * 2 : digit;
      sum += value > 9 ? value - 9 : value;
      twice = !twice;
    }
    return sum % 10 == 0;
  }
}
