package io.tenantry.platform.data;

import io.smallrye.mutiny.Uni;

/**
 * Rows that are of no use any more after a while. Each bean of this type is looked after by job
 * {@code <service>-clean-up}.
 */
public interface ExpiredRows {
  /** The table, for the job's findings. */
  String table();

  /**
   * Deletes some that have expired.
   *
   * @param most how many at most
   * @return how many it was
   */
  Uni<Integer> delete(Tx tx, int most);
}
