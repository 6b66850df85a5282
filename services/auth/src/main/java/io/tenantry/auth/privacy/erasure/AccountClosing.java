package io.tenantry.auth.privacy.erasure;

import io.quarkus.oidc.client.OidcClient;
import io.quarkus.oidc.client.Tokens;
import io.quarkus.oidc.client.runtime.TokensHelper;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.tenantry.auth.session.EndedSessions;
import io.tenantry.contracts.privacy.ErasureOrdered;
import io.tenantry.platform.data.Database;
import io.tenantry.platform.data.Tx;
import io.tenantry.platform.events.Outbox;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.WebApplicationException;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;

/**
 * Closes the accounts of those nobody objected to: the gateway refuses their tokens, Keycloak
 * forgets them, and only then the services are told to erase, so that nobody acts in the name of
 * somebody who is being erased. Each step may be done again; a crash anywhere is made good by the
 * next run.
 */
@ApplicationScoped
public class AccountClosing {
  private static final Logger LOG = Logger.getLogger(AccountClosing.class);
  private static final int GONE = 404;
  private static final String WAITING =
      "select id, person_id, services from erasure where status = 'CLOSING' order by id limit 100";
  private static final String CLOSED =
      "update erasure set status = 'ERASING', asked_at = $2 where id = $1 and status = 'CLOSING'";

  private final Database database;
  private final Outbox outbox;
  private final Clock clock;
  private final KeycloakAccounts accounts;
  private final OidcClient serviceAccount;
  private final TokensHelper serviceTokens = new TokensHelper();
  private final EndedSessions ended;

  AccountClosing(
      Database database,
      Outbox outbox,
      Clock clock,
      @RestClient KeycloakAccounts accounts,
      OidcClient serviceAccount,
      EndedSessions ended) {
    this.database = database;
    this.outbox = outbox;
    this.clock = clock;
    this.accounts = accounts;
    this.serviceAccount = serviceAccount;
    this.ended = ended;
  }

  private record Leaver(UUID erasure, UUID person, List<String> services) {
    static Leaver from(Row row) {
      return new Leaver(
          row.getUUID("id"), row.getUUID("person_id"), List.of(row.getArrayOfStrings("services")));
    }
  }

  /** Closes what waits for it; how many. One that cannot be closed now is tried again later. */
  public Uni<Integer> closeAll() {
    return database
        .asService(tx -> tx.list(WAITING, Leaver::from))
        .onItem()
        .transformToMulti(leavers -> Multi.createFrom().iterable(leavers))
        .onItem()
        .transformToUniAndConcatenate(this::closeOrLater)
        .collect()
        .with(Collectors.summingInt(Integer::intValue));
  }

  private Uni<Integer> closeOrLater(Leaver leaver) {
    return serviceTokens
        .getTokens(serviceAccount)
        .map(Tokens::getAccessToken)
        .flatMap(token -> close("Bearer " + token, leaver))
        .onFailure()
        .invoke(failure -> LOG.warnf("Erasure %s: not closed yet: %s", leaver.erasure(), failure))
        .onFailure()
        .recoverWithItem(0);
  }

  private Uni<Integer> close(String bearer, Leaver leaver) {
    return refuseTokens(bearer, leaver.person())
        .flatMap(refused -> accounts.delete(bearer, leaver.person()))
        .onFailure(AccountClosing::isGone)
        .recoverWithNull()
        .flatMap(closed -> database.asService(tx -> order(tx, leaver)));
  }

  private Uni<Void> refuseTokens(String bearer, UUID person) {
    return accounts
        .sessions(bearer, person)
        .onItem()
        .transformToMulti(sessions -> Multi.createFrom().iterable(sessions))
        .onItem()
        .transformToUniAndConcatenate(session -> ended.remember(session.id()))
        .collect()
        .last();
  }

  private Uni<Integer> order(Tx tx, Leaver leaver) {
    var order = new ErasureOrdered(leaver.erasure(), leaver.person(), leaver.services());
    return tx.execute(CLOSED, leaver.erasure(), clock.instant())
        .call(
            closed ->
                closed == 0
                    ? Uni.createFrom().voidItem()
                    : outbox.add(tx, leaver.person().toString(), order));
  }

  private static boolean isGone(Throwable failure) {
    return failure instanceof WebApplicationException answer
        && answer.getResponse().getStatus() == GONE;
  }
}
