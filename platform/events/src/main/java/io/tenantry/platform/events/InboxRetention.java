package io.tenantry.platform.events;

import io.smallrye.mutiny.Uni;
import io.tenantry.platform.data.ExpiredRows;
import io.tenantry.platform.data.Tx;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Forgets which events had their effect after ninety days, and keeps for each topic the newest id
 * that was forgotten: up to it everything had. No partition is behind by so much while a service
 * lives.
 */
@ApplicationScoped
class InboxRetention implements ExpiredRows {
  private static final String FORGET =
      """
      with gone as (
        delete from inbox where ctid = any (array(
          select ctid from inbox where received_at < now() - interval '90 days'
          order by received_at limit $1))
        returning consumer, topic, event_id),
      horizon as (
        insert into inbox_horizon as h (consumer, topic, last_id)
        select consumer, topic, max(event_id::text collate "C")::uuid from gone
        where topic is not null and uuid_extract_version(event_id) = 7 group by consumer, topic
        on conflict (consumer, topic) do update set last_id = greatest(h.last_id, excluded.last_id))
      select count(*) from gone
      """;

  @Override
  public String table() {
    return "inbox";
  }

  @Override
  public Uni<Integer> delete(Tx tx, int most) {
    return tx.one(FORGET, row -> row.getLong(0).intValue(), most).map(gone -> gone.orElse(0));
  }
}
