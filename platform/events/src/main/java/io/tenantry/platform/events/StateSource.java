package io.tenantry.platform.events;

import io.smallrye.mutiny.Uni;
import io.tenantry.platform.data.Tx;
import java.util.Optional;
import java.util.UUID;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;

/**
 * Reads states of one kind, which others keep copies of: {@link StatePublisher} publishes one in
 * its compacted topic after each change of its row. The migration says which rows: {@code select
 * publish_state('lease', 'id', 'lease.lease')}.
 */
public interface StateSource {
  /** Returns the state's contract, whose event is the kind. */
  Schema contract();

  /** Reads the state under an id; none when it is gone, for which a tombstone is published. */
  Uni<Optional<SpecificRecord>> read(Tx tx, UUID id);
}
