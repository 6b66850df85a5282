package io.tenantry.platform.entities;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.tenantry.platform.data.OpenTransaction;
import io.tenantry.platform.data.Tx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Supplier;
import org.hibernate.JDBCException;

/**
 * Panache entities inside a transaction of {@link io.tenantry.platform.data.Database}: they work on
 * its connection, so row-level security, outbox, inbox and entities are one commit. Elsewhere there
 * is no session at all (docs/adr/0069).
 *
 * <pre>{@code
 * database.as(caller, tx ->
 *     entities.in(tx, () -> Vendor.of(request).<Vendor>persist().map(Vendor::view))
 *         .call(vendor -> outbox.add(tx, vendor.id(), vendor.organizationId(), vendor.added())))
 * }</pre>
 *
 * <p>Entities never leave the work: map them to records in it. One statement after the other: a
 * session serves no two at once, so no {@code Uni.combine} in here.
 */
@ApplicationScoped
public class Entities {
  /**
   * Does the work; what changed is flushed before the item comes, and only the transaction commits.
   * Statements of {@code tx} see it from then on. Fails as SQL does, with the database's own
   * refusal; a version that is gone is a {@link jakarta.persistence.OptimisticLockException}. When
   * it fails the whole transaction rolls back, also if somebody recovers from that.
   */
  public <T> Uni<T> in(Tx tx, Supplier<Uni<T>> work) {
    return Uni.createFrom().deferred(() -> joined(transactionOf(tx), work));
  }

  private static <T> Uni<T> joined(OpenTransaction transaction, Supplier<Uni<T>> work) {
    transaction.enter();
    return Panache.withTransaction(work)
        .onFailure(JDBCException.class)
        .transform(failure -> transaction.failure().orElse(failure))
        .onTermination()
        .invoke(transaction::leave);
  }

  private static OpenTransaction transactionOf(Tx tx) {
    return OpenTransaction.current()
        .filter(open -> open.isOf(tx))
        .orElseThrow(() -> new IllegalStateException("Entities outside their transaction"));
  }
}
