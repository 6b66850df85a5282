package io.tenantry.auth.account;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.tenantry.auth.keycloak.Administrator;
import io.tenantry.auth.keycloak.Users;
import io.tenantry.contracts.auth.UserRegistered;
import io.tenantry.platform.data.Database;
import io.tenantry.platform.data.Tx;
import io.tenantry.platform.events.Outbox;
import io.tenantry.platform.identity.Role;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jboss.logging.Logger;

/**
 * Gives platform administrators a row here: they never register, Keycloak has them by its realm.
 * Here they get their row, so that links and notices reach them like everybody else.
 */
@ApplicationScoped
class Administrators {
  private static final Logger LOG = Logger.getLogger(Administrators.class);
  private static final String TYPE = "administrator";
  private static final String PERSON =
      """
      insert into person
        (id, email, first_name, last_name, account_type, created_at, email_verified_at)
      values ($1, $2, $3, $4, $5, $6, $7)
      on conflict do nothing
      """;

  private final Users users;
  private final Database database;
  private final Outbox outbox;
  private final Clock clock;

  Administrators(Users users, Database database, Outbox outbox, Clock clock) {
    this.users = users;
    this.database = database;
    this.outbox = outbox;
    this.clock = clock;
  }

  /** Looks when it starts, and from time to time for new ones. */
  @Scheduled(
      every = "{tenantry.administrators.every}",
      concurrentExecution = ConcurrentExecution.SKIP)
  Uni<Void> sweep() {
    return provision()
        .onFailure()
        .invoke(failure -> LOG.warnf("Administrators are looked for later: %s", failure))
        .onFailure()
        .recoverWithNull();
  }

  /** Gives those a row who have none. */
  Uni<Void> provision() {
    return users.withRole(Role.PLATFORM_ADMIN).flatMap(this::writeAll);
  }

  private Uni<Void> writeAll(List<Administrator> all) {
    return Multi.createFrom()
        .iterable(all)
        .filter(one -> one.email().isPresent())
        .onItem()
        .transformToUniAndConcatenate(this::writeOrLater)
        .collect()
        .last();
  }

  private Uni<Void> writeOrLater(Administrator one) {
    return database
        .asService(tx -> write(tx, one, clock.instant()))
        .onFailure()
        .invoke(failure -> LOG.warnf("Administrator %s has no row yet: %s", one.id(), failure))
        .onFailure()
        .recoverWithNull();
  }

  private Uni<Void> write(Tx tx, Administrator one, Instant now) {
    UserRegistered event = registered(one, now);
    return tx.execute(
            PERSON,
            one.id(),
            event.getEmail(),
            event.getFirstName(),
            event.getLastName(),
            TYPE,
            now,
            one.emailVerified() ? now : null)
        .flatMap(
            fresh ->
                fresh == 0
                    ? Uni.createFrom().voidItem()
                    : outbox.add(tx, one.id().toString(), event));
  }

  private static UserRegistered registered(Administrator one, Instant now) {
    return UserRegistered.newBuilder()
        .setUserId(one.id())
        .setEmail(one.email().orElseThrow().toLowerCase(Locale.ROOT))
        .setFirstName(one.firstName().orElse(""))
        .setLastName(one.lastName().orElse(""))
        .setPhone(null)
        .setAccountType(TYPE)
        .setOrganizationId(null)
        .setRegisteredAt(now)
        .build();
  }
}
