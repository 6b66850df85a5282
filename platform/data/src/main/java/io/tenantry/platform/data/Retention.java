package io.tenantry.platform.data;

import io.smallrye.mutiny.Uni;
import java.time.Duration;

/**
 * Retention of a table's rows, in real time.
 *
 * @param since column with the time that counts; rows without one stay
 */
public record Retention(String table, String since, Duration kept) implements ExpiredRows {
  @Override
  public Uni<Integer> delete(Tx tx, int most) {
    String delete =
        """
        delete from %1$s where ctid = any (array(
          select ctid from %1$s where %2$s < now() - $1 * interval '1 second' limit $2))
        """
            .formatted(table, since);
    return tx.execute(delete, (double) kept.toSeconds(), most);
  }
}
