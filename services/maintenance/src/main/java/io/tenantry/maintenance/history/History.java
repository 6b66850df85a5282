package io.tenantry.maintenance.history;

import io.smallrye.mutiny.Uni;
import io.tenantry.platform.data.Database;
import io.tenantry.platform.entities.Entities;
import io.tenantry.platform.identity.Caller;
import io.tenantry.platform.web.Page;
import io.tenantry.platform.web.PageRequest;
import io.tenantry.platform.web.Problems;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** History of requests, newest first; it begins with the report. */
@ApplicationScoped
class History {
  private static final String OF_REQUEST = "requestId = ?1 and id < ?2 order by id desc";

  private final Database database;
  private final Entities entities;

  History(Database database, Entities entities) {
    this.database = database;
    this.entities = entities;
  }

  Uni<Page<HistoryEntry.View>> of(Caller caller, UUID request, PageRequest page) {
    return database
        .as(caller, tx -> entities.in(tx, () -> entries(request, page)))
        .invoke(
            found -> {
              if (found.isEmpty()) {
                throw Problems.notFound("The request");
              }
            })
        .map(found -> Page.of(found, page.limit(), HistoryEntry.View::id));
  }

  private static Uni<List<HistoryEntry.View>> entries(UUID request, PageRequest page) {
    return HistoryEntry.<HistoryEntry>find(OF_REQUEST, request, page.before())
        .range(0, page.limit())
        .list()
        .map(found -> found.stream().map(HistoryEntry::view).toList());
  }
}
