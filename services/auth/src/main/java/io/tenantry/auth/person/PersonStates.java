package io.tenantry.auth.person;

import io.smallrye.mutiny.Uni;
import io.tenantry.contracts.auth.PersonState;
import io.tenantry.platform.data.Tx;
import io.tenantry.platform.events.StateSource;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;

/**
 * Publishes names and addresses of people: no other topic has them, and this one forgets the
 * erased.
 */
@ApplicationScoped
class PersonStates implements StateSource {
  private static final String PERSON =
      """
      select * from person p
      where id = $1 and not exists (select from erased_person e where e.person_id = p.id)
      """;

  private final Clock clock;

  PersonStates(Clock clock) {
    this.clock = clock;
  }

  @Override
  public Schema contract() {
    return PersonState.getClassSchema();
  }

  @Override
  public Uni<Optional<SpecificRecord>> read(Tx tx, UUID id) {
    return tx.one(PERSON, this::state, id);
  }

  private SpecificRecord state(Row row) {
    return PersonState.newBuilder()
        .setPersonId(row.getUUID("id"))
        .setEmail(row.getString("email"))
        .setFirstName(row.getString("first_name"))
        .setLastName(row.getString("last_name"))
        .setPhone(row.getString("phone"))
        .setLocale(row.getString("locale"))
        .setTimeZone(row.getString("time_zone"))
        .setAccountType(row.getString("account_type"))
        .setUpdatedAt(clock.instant())
        .build();
  }
}
