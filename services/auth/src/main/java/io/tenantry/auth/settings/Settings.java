package io.tenantry.auth.settings;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * Settings of an organization. A field not sent has the default of decisions.md.
 *
 * @param currency ISO 4217, of new listings and invoices (C-22)
 * @param timeZone IANA; an organization's days begin by it
 * @param locale BCP 47, of what it sends
 * @param invoiceLeadDays an invoice is issued so many days before it is due (C-20)
 * @param reminderDaysBefore before an invoice is due (C-18)
 * @param reminderDaysAfter after it was due, where dunning is not used (C-18)
 * @param lateFee what an overdue invoice costs (C-19)
 * @param whiteLabel how its residents see it (AUTH-29)
 * @param allowedOrigins web pages that may call the API: https, or http on localhost
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record Settings(
    @IsCurrency String currency,
    @IsTimeZone String timeZone,
    @Pattern(regexp = "[a-z]{2,3}(-[A-Z]{2})?", message = "must be a locale such as en-IN")
        String locale,
    @Min(0) @Max(27) Integer invoiceLeadDays,
    @Size(max = 5) List<@NotNull @Min(0) @Max(27) Integer> reminderDaysBefore,
    @Size(max = 5) List<@NotNull @Min(1) @Max(90) Integer> reminderDaysAfter,
    @Valid LateFee lateFee,
    @Valid WhiteLabel whiteLabel,
    @Size(max = 20)
        List<
                @NotNull
                @Pattern(
                    regexp = ORIGIN,
                    message = "must be an https origin without a path, or http://localhost:port")
                String>
            allowedOrigins) {

  /** Looked at no further than a domain name can be long, whatever was sent. */
  private static final String HOST =
      "(?=[a-z0-9.-]{1,253}(?![a-z0-9.-]))"
          + "[a-z0-9]([a-z0-9-]*[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)+";

  static final String ORIGIN =
      "https://" + HOST + "(:[0-9]{2,5})?|http://(localhost|127\\.0\\.0\\.1)(:[0-9]{2,5})?";

  public Settings {
    currency = currency == null ? "INR" : currency;
    timeZone = timeZone == null ? "Asia/Kolkata" : timeZone;
    locale = locale == null ? "en-IN" : locale;
    invoiceLeadDays = invoiceLeadDays == null ? 5 : invoiceLeadDays;
    reminderDaysBefore = reminderDaysBefore == null ? List.of(3, 0) : reminderDaysBefore;
    reminderDaysAfter = reminderDaysAfter == null ? List.of(1, 7, 15) : reminderDaysAfter;
    lateFee = lateFee == null ? new LateFee(null, null) : lateFee;
    whiteLabel = whiteLabel == null ? WhiteLabel.none() : whiteLabel;
    allowedOrigins = allowedOrigins == null ? List.of() : allowedOrigins;
  }

  /** Returns the settings of an organization that has set nothing. */
  static Settings defaults() {
    return new Settings(null, null, null, null, null, null, null, null, null);
  }

  /**
   * Once, after the days of grace.
   *
   * @param percent of the invoice's unpaid rent
   */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  public record LateFee(
      @DecimalMin("0") @DecimalMax("100") @Digits(integer = 3, fraction = 2) BigDecimal percent,
      @Min(0) @Max(60) Integer graceDays) {
    public LateFee {
      percent = percent == null ? new BigDecimal("5") : percent;
      graceDays = graceDays == null ? 3 : graceDays;
    }
  }

  /**
   * Branding of an organization.
   *
   * @param primaryColor {@code #rrggbb}, as the other one
   * @param domain under which its pages are served
   */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  public record WhiteLabel(
      Optional<
              @Size(max = 500)
              @Pattern(
                  regexp = "https://" + HOST + "(:[0-9]{2,5})?/[^\\s<>\"']+",
                  message = "must be an https address of an image")
              String>
          logoUrl,
      Optional<@Pattern(regexp = "#[0-9a-fA-F]{6}", message = "must be a colour as #rrggbb") String>
          primaryColor,
      Optional<@Pattern(regexp = "#[0-9a-fA-F]{6}", message = "must be a colour as #rrggbb") String>
          accentColor,
      Optional<@Size(max = 253) @Pattern(regexp = HOST, message = "must be a domain name") String>
          domain) {
    static WhiteLabel none() {
      return new WhiteLabel(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    public WhiteLabel {
      logoUrl = logoUrl == null ? Optional.empty() : logoUrl;
      primaryColor = primaryColor == null ? Optional.empty() : primaryColor;
      accentColor = accentColor == null ? Optional.empty() : accentColor;
      domain = domain == null ? Optional.empty() : domain;
    }
  }
}
