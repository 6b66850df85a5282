package io.tenantry.auth.settings;

import io.smallrye.mutiny.Uni;
import io.tenantry.auth.access.OrganizationAccess;
import io.tenantry.contracts.auth.OrganizationSettingsChanged;
import io.tenantry.platform.audit.Act;
import io.tenantry.platform.audit.Audit;
import io.tenantry.platform.data.Database;
import io.tenantry.platform.data.Tx;
import io.tenantry.platform.events.Outbox;
import io.tenantry.platform.identity.Caller;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Keeps organizations' settings and tells the services that go by them. */
@ApplicationScoped
class OrganizationSettings {
  private static final String READ = "select settings from organization where org_id = $1";
  private static final String LOCK = READ + " for update";
  private static final String WRITE =
      "update organization set settings = $2, updated_at = $3 where org_id = $1";
  private static final String ORIGINS =
      """
      select origin, array_agg(org_id order by org_id) as organizations
      from organization, jsonb_array_elements_text(settings -> 'allowedOrigins') as origin
      where deleted_at is null and status in ('trial', 'active') group by origin order by origin
      """;

  private final OrganizationAccess access;
  private final Database database;
  private final SettingsReader reader;
  private final Outbox outbox;
  private final Audit audit;
  private final Clock clock;

  OrganizationSettings(
      OrganizationAccess access,
      Database database,
      SettingsReader reader,
      Outbox outbox,
      Audit audit,
      Clock clock) {
    this.access = access;
    this.database = database;
    this.reader = reader;
    this.outbox = outbox;
    this.audit = audit;
    this.clock = clock;
  }

  Uni<Settings> find(Caller caller, UUID organization) {
    return access.as(caller, organization, tx -> read(tx, READ, organization));
  }

  /** Replaces all settings. */
  Uni<Settings> replace(Caller caller, UUID organization, Settings settings) {
    return access
        .as(
            caller,
            organization,
            tx ->
                read(tx, LOCK, organization)
                    .flatMap(old -> write(tx, caller, organization, old, settings)))
        .replaceWith(settings);
  }

  /**
   * Lists the web origins that may call the API, with their organizations: those that are active.
   */
  Uni<List<AllowedOrigin>> allowedOrigins() {
    return database.asService(tx -> tx.list(ORIGINS, AllowedOrigin::from));
  }

  private Uni<Settings> read(Tx tx, String query, UUID organization) {
    return tx.one(query, row -> row.getJsonObject("settings"), organization)
        .map(Optional::orElseThrow)
        .map(stored -> reader.stored(stored.encode()));
  }

  private Uni<Void> write(Tx tx, Caller caller, UUID organization, Settings old, Settings now) {
    Instant at = clock.instant();
    Act act =
        Act.of("organization.settings_changed", "organization", organization)
            .in(organization)
            .changing(Map.of("settings", old), Map.of("settings", now));
    return tx.execute(WRITE, organization, new JsonObject(reader.write(now)), at)
        .flatMap(written -> outbox.add(tx, organization, organization, news(organization, now, at)))
        .call(() -> audit.record(tx, caller, act));
  }

  private static OrganizationSettingsChanged news(UUID organization, Settings now, Instant at) {
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
