package io.tenantry.auth.account;

import io.tenantry.auth.name.PlainName;
import io.tenantry.platform.web.SingleLine;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.Optional;

/**
 * Change of a profile; a field left out is cleared.
 *
 * @param locale BCP 47, such as {@code en-IN}
 * @param timeZone IANA, such as {@code Asia/Kolkata}
 */
record ProfileChange(
    @NotBlank @SingleLine @PlainName @Size(max = 100) String firstName,
    @NotBlank @SingleLine @PlainName @Size(max = 100) String lastName,
    @PhoneNumber String phone,
    Optional<@Size(max = 35) String> locale,
    Optional<@Size(max = 64) String> timeZone) {

  ProfileChange {
    firstName = firstName == null ? null : firstName.trim();
    lastName = lastName == null ? null : lastName.trim();
    phone = phone == null || phone.isBlank() ? null : phone.trim();
    locale = locale == null ? Optional.empty() : locale;
    timeZone = timeZone == null ? Optional.empty() : timeZone;
  }

  /** The phone in E.164. */
  Optional<String> phoneNumber() {
    return Optional.ofNullable(phone).flatMap(Phones::e164);
  }

  @AssertTrue(message = "must be a language tag, such as en-IN")
  boolean isLocale() {
    try {
      return locale.map(tag -> new Locale.Builder().setLanguageTag(tag).build()).isEmpty()
          || !locale.orElseThrow().isBlank();
    } catch (IllformedLocaleException e) {
      return false;
    }
  }

  @AssertTrue(message = "must be a time zone, such as Asia/Kolkata")
  boolean isTimeZone() {
    try {
      return timeZone.map(ZoneId::of).isEmpty()
          || ZoneId.getAvailableZoneIds().contains(timeZone.orElseThrow());
    } catch (DateTimeException e) {
      return false;
    }
  }
}
