package io.tenantry.rent.party;

import io.smallrye.mutiny.Uni;
import io.tenantry.platform.data.Database;
import io.tenantry.platform.data.Tx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** The names that stand on invoices: who asks for money, and of whom. */
@ApplicationScoped
public class Parties {
  private static final String KEEP =
      "insert into party (id, name) values ($1, $2) on conflict (id) do update set name = $2";

  private record Party(UUID id, String name) {}

  private final Database database;

  Parties(Database database) {
    this.database = database;
  }

  Uni<Void> keep(Tx tx, UUID id, String name) {
    return tx.execute(KEEP, id, name).replaceWithVoid();
  }

  /** Erases a name; the invoices stay. */
  Uni<Void> erase(Tx tx, UUID id) {
    return tx.execute("update party set name = 'Erased person' where id = $1", id)
        .replaceWithVoid();
  }

  /** Names by id; who is not known is missing. */
  public Uni<Map<UUID, String>> names(UUID... ids) {
    return database
        .asService(
            tx ->
                tx.list(
                    "select id, name from party where id = any ($1)",
                    row -> new Party(row.getUUID("id"), row.getString("name")),
                    (Object) ids))
        .map(found -> found.stream().collect(Collectors.toMap(Party::id, Party::name)));
  }
}
