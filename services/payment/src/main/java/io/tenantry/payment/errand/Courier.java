package io.tenantry.payment.errand;

import io.smallrye.mutiny.Uni;

/** Does the errands of one kind. May be asked again for the same one: do it once. */
public interface Courier {
  /** The kind of its errands. */
  String kind();

  /**
   * Does it, outside any transaction.
   *
   * @return whether it is finished; if not it comes again, later each time. A failure is the same.
   */
  Uni<Boolean> run(Errand errand);
}
