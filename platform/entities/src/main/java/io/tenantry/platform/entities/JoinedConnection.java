package io.tenantry.platform.entities;

import io.tenantry.platform.data.OpenTransaction;
import io.vertx.core.Future;
import io.vertx.sqlclient.Query;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Transaction;
import java.lang.reflect.Method;

/**
 * The connection of a transaction, as a session may use it: begin, commit and close do nothing,
 * since Database does them, and a rollback lets the whole transaction roll back. What the database
 * refuses is kept, because Hibernate drops it.
 */
final class JoinedConnection implements Proxies.Handler {
  private final OpenTransaction open;
  private Transaction begun;

  private JoinedConnection(OpenTransaction open) {
    this.open = open;
  }

  static SqlConnection of(OpenTransaction open) {
    return Proxies.of(SqlConnection.class, new JoinedConnection(open));
  }

  @Override
  public Object answer(Method method, Object[] arguments) throws Throwable {
    return switch (method.getName()) {
      case "begin" -> begin();
      case "transaction" -> begun;
      case "close" -> Future.succeededFuture();
      default ->
          watched(method.getReturnType(), Proxies.call(open.connection(), method, arguments));
    };
  }

  private Future<Transaction> begin() {
    open.connection();
    begun = Proxies.of(Transaction.class, (method, arguments) -> end(method));
    return Future.succeededFuture(begun);
  }

  private Future<Void> end(Method method) {
    begun = null;
    if (method.getName().equals("rollback")) {
      open.doom();
    }
    return Future.succeededFuture();
  }

  private Object watched(Class<?> type, Object query) {
    return Query.class.isAssignableFrom(type)
        ? Proxies.of(type, (method, arguments) -> watch(Proxies.call(query, method, arguments)))
        : query;
  }

  private Object watch(Object asked) {
    return asked instanceof Future<?> future ? future.onFailure(open::failed) : asked;
  }
}
