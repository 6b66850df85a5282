package io.tenantry.platform.tasks;

import io.smallrye.mutiny.Uni;
import io.tenantry.platform.data.Tx;
import java.time.Duration;

/**
 * Does the tasks of one kind. May be asked again for the same one, also when its answer was lost or
 * came too late: does it once. Each bean of this type is at work.
 */
public interface TaskHandler {
  /** The kind of its tasks, such as {@code refund}. */
  String kind();

  /** Does it, outside any transaction. A failure means: again later, later each time. */
  Uni<TaskOutcome> run(OutboundTask task);

  /**
   * Returns the number of its tasks that a replica does side by side. A kind that hangs holds up no
   * other.
   */
  default int concurrency() {
    return 8;
  }

  /**
   * Returns the longest time of an attempt; after it the attempt counts as failed, with an unknown
   * outcome.
   */
  default Duration timeout() {
    return Duration.ofSeconds(100);
  }

  /** After how many failures in a row a task is dead. By default after four days. */
  default int maxFailures() {
    return 100;
  }

  /** Notes, in the transaction that gives it up, that the task is dead. */
  default Uni<Void> dead(Tx tx, OutboundTask task, String reason) {
    return Uni.createFrom().voidItem();
  }
}
