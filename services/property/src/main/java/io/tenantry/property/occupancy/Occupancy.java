package io.tenantry.property.occupancy;

import io.smallrye.mutiny.Uni;
import io.tenantry.platform.data.Database;
import io.tenantry.platform.data.Tx;
import io.tenantry.platform.identity.Caller;
import io.tenantry.platform.time.PropertyDay;
import io.tenantry.platform.web.Page;
import io.tenantry.platform.web.PageRequest;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

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
           where l.property_id = p.id and d.today between l.starts_on and l.ends_on) as units_let,
        (select coalesce(sum(quantity), 0) from booking k
           where k.property_id = p.id and k.status = 'confirmed' and k.ends_on >= d.today
             and not exists (select from lease l
                             where l.booking_id = k.id and l.starts_on <= d.today)) as units_reserved,
        (select count(*) from listing where property_id = p.id and status = 'published') as published,
        (select jsonb_object_agg(currency, sum::text) from (
           select currency, sum(rent_amount) from lease
           where property_id = p.id and d.today between starts_on and ends_on
           group by currency) s) as rent_roll,
        (select jsonb_object_agg(currency, sum::text) from (
           select t.currency, sum(t.received_amount)
           from lease l join rent_contract c on c.lease_id = l.id
             join rent_receipt t on t.contract_id = c.id
           where l.property_id = p.id and t.paid_on between d.first and d.last
           group by t.currency) s) as revenue
      from unnest($1::uuid[], $2::date[], $3::date[], $4::date[]) d (property_id, today, first, last)
        join property p on p.id = d.property_id, lateral (
        select count(*) as beds,
          count(*) filter (where status = 'vacant') as vacant,
          count(*) filter (where status = 'occupied') as occupied,
          count(*) filter (where status = 'reserved') as reserved,
          count(*) filter (where status = 'maintenance') as maintenance
        from bed where property_id = p.id and deleted_at is null) b
      order by p.id desc
      """;

  private static final String PAGE =
      """
      select id, country, longitude from property where deleted_at is null and id < $1
      order by id desc limit $2
      """;

  private final Database database;
  private final Clock clock;

  Occupancy(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** The day that it is at a property. */
  private record Today(UUID property, LocalDate day) {
    static Today from(Row row, Instant now) {
      return new Today(row.getUUID("id"), PropertyDay.at(now, PropertyZone.of(row, now)));
    }
  }

  /** The figures of each property, newest property first. */
  Uni<Page<PropertyAnalytics>> of(Caller caller, Period period, PageRequest page) {
    Instant now = clock.instant();
    period.check();
    return database
        .as(
            caller,
            tx ->
                tx.list(PAGE, row -> Today.from(row, now), page.before(), page.rows())
                    .flatMap(days -> analytics(tx, days, period)))
        .map(rows -> Page.of(rows, page.limit(), PropertyAnalytics::propertyId));
  }

  private static Uni<List<PropertyAnalytics>> analytics(Tx tx, List<Today> days, Period period) {
    return tx.list(
        ANALYTICS,
        PropertyAnalytics::from,
        days.stream().map(Today::property).toArray(UUID[]::new),
        days.stream().map(Today::day).toArray(LocalDate[]::new),
        days.stream().map(Today::day).map(period::from).toArray(LocalDate[]::new),
        days.stream().map(Today::day).map(period::to).toArray(LocalDate[]::new));
  }
}
