package io.tenantry.rent.settings;

import io.smallrye.mutiny.Uni;
import io.tenantry.contracts.auth.OrganizationSettingsChanged;
import io.tenantry.platform.data.Tx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;

/** Billing settings of organizations: auth keeps the settings, this is rent's copy. */
@ApplicationScoped
public class BillingSettings {
  private static final String KEEP =
      """
      insert into billing_settings (org_id, invoice_lead_days, reminder_days_before)
      values ($1, $2, $3)
      on conflict (org_id) do update set
        invoice_lead_days = excluded.invoice_lead_days,
        reminder_days_before = excluded.reminder_days_before
      """;

  /**
   * An organization's settings are these now. The earliest reminder counts, the day itself always.
   */
  public Uni<Void> keep(Tx tx, OrganizationSettingsChanged settings) {
    int reminder =
        settings.getReminderDaysBefore().stream().max(Comparator.naturalOrder()).orElse(0);
    return tx.execute(KEEP, settings.getOrganizationId(), settings.getInvoiceLeadDays(), reminder)
        .replaceWithVoid();
  }
}
