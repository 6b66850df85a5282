package io.tenantry.property.occupancy;

import io.smallrye.mutiny.Uni;
import io.tenantry.platform.data.Database;
import io.tenantry.platform.identity.Caller;
import io.tenantry.platform.web.Page;
import io.tenantry.platform.web.PageRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** Figures of an organization's properties. */
@ApplicationScoped
class Occupancy {
  private static final String ANALYTICS =
      """
      select p.id, p.name, p.city,
        (select count(*) from floor where property_id = p.id and deleted_at is null) as floors,
        (select count(*) from room where property_id = p.id and deleted_at is null) as rooms,
        b.beds, b.vacant, b.occupied, b.reserved, b.maintenance,
        (select coalesce(sum(coalesce(k.quantity, 1)), 0)
           from lease l left join booking k on k.id = l.booking_id
           where l.property_id = p.id and $3::date between l.starts_on and l.ends_on) as units_let,
        (select coalesce(sum(quantity), 0) from booking k
           where k.property_id = p.id and k.status = 'confirmed' and k.ends_on >= $3
             and not exists (select from lease l
                             where l.booking_id = k.id and l.starts_on <= $3)) as units_reserved,
        (select count(*) from listing where property_id = p.id and status = 'published') as published,
        (select jsonb_object_agg(currency, sum::text) from (
           select currency, sum(rent_amount) from lease
           where property_id = p.id and $3 between starts_on and ends_on
           group by currency) s) as rent_roll,
        (select jsonb_object_agg(currency, sum::text) from (
           select t.currency, sum(t.received_amount)
           from lease l join rent_contract c on c.lease_id = l.id
             join rent_receipt t on t.contract_id = c.id
           where l.property_id = p.id and t.paid_on between $4 and $5
           group by t.currency) s) as revenue
      from property p, lateral (
        select count(*) as beds,
          count(*) filter (where status = 'vacant') as vacant,
          count(*) filter (where status = 'occupied') as occupied,
          count(*) filter (where status = 'reserved') as reserved,
          count(*) filter (where status = 'maintenance') as maintenance
        from bed where property_id = p.id and deleted_at is null) b
      where p.deleted_at is null and p.id < $1
      order by p.id desc limit $2
      """;

  private final Database database;
  private final Clock clock;

  Occupancy(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** The figures of each property, newest property first. */
  Uni<Page<PropertyAnalytics>> of(Caller caller, Period period, PageRequest page) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    LocalDate from = period.from(today);
    LocalDate to = period.to(today);
    return database
        .as(
            caller,
            tx ->
                tx.list(
                    ANALYTICS,
                    PropertyAnalytics::from,
                    page.before(),
                    page.rows(),
                    today,
                    from,
                    to))
        .map(rows -> Page.of(rows, page.limit(), PropertyAnalytics::propertyId));
  }
}
