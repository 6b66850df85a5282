package io.tenantry.auth.settings;

import io.tenantry.contracts.auth.OrganizationSettingsChanged;
import java.time.Instant;
import java.util.UUID;

/** Events about settings. */
final class SettingsFacts {
  private SettingsFacts() {}

  static OrganizationSettingsChanged changed(UUID organization, Settings now, Instant at) {
    return OrganizationSettingsChanged.newBuilder()
        .setOrganizationId(organization)
        .setCurrency(now.currency())
        .setTimeZone(now.timeZone())
        .setLocale(now.locale())
        .setInvoiceLeadDays(now.invoiceLeadDays())
        .setReminderDaysBefore(now.reminderDaysBefore())
        .setReminderDaysAfter(now.reminderDaysAfter())
        .setLateFeePercent(now.lateFee().percent().toPlainString())
        .setLateFeeGraceDays(now.lateFee().graceDays())
        .setAllowedOrigins(now.allowedOrigins())
        .setLogoUrl(now.whiteLabel().logoUrl().orElse(null))
        .setPrimaryColor(now.whiteLabel().primaryColor().orElse(null))
        .setAccentColor(now.whiteLabel().accentColor().orElse(null))
        .setDomain(now.whiteLabel().domain().orElse(null))
        .setChangedAt(at)
        .build();
  }
}
