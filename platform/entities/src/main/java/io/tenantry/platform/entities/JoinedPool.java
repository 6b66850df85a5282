package io.tenantry.platform.entities;

import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.quarkus.reactive.pg.client.PgPoolCreator;
import io.tenantry.platform.data.OpenTransaction;
import io.vertx.core.Future;
import io.vertx.pgclient.PgPool;
import io.vertx.sqlclient.Pool;
import jakarta.inject.Singleton;

/**
 * The pool that Hibernate sees: it has no connections, and lends that of the transaction around. So
 * there is no session without a scope of row-level security.
 */
@Singleton
@ReactiveDataSource("entities")
final class JoinedPool implements PgPoolCreator {
  /** A {@code PgPool}, although that is deprecated: Quarkus casts what comes to it. */
  @Override
  @SuppressWarnings("deprecation")
  public Pool create(Input input) {
    return Proxies.of(
        PgPool.class,
        (method, arguments) ->
            switch (method.getName()) {
              case "getConnection" ->
                  OpenTransaction.current()
                      .map(open -> Future.succeededFuture(JoinedConnection.of(open)))
                      .orElseGet(() -> Future.failedFuture(outside()));
              case "close" -> Future.succeededFuture();
              case "size" -> 0;
              case "toString" -> "The connection of the transaction around";
              case "hashCode" -> 0;
              case "equals" -> false;
              default -> throw outside();
            });
  }

  private static IllegalStateException outside() {
    return new IllegalStateException("Entities outside a transaction of Database");
  }
}
