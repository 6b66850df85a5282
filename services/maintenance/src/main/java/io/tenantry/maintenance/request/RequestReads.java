package io.tenantry.maintenance.request;

import io.smallrye.mutiny.Uni;
import io.tenantry.platform.data.Database;
import io.tenantry.platform.identity.Caller;
import io.tenantry.platform.web.Page;
import io.tenantry.platform.web.PageRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/** Requests as their readers see them. */
@ApplicationScoped
class RequestReads {
  private final Database database;
  private final Requests requests;

  RequestReads(Database database, Requests requests) {
    this.database = database;
    this.requests = requests;
  }

  Uni<Page<RequestView>> list(
      Caller caller, Optional<UUID> property, StatusFilter status, PageRequest page) {
    return database
        .as(caller, tx -> requests.list(tx, property, status, page.before(), page.rows()))
        .map(found -> Page.of(found, page.limit(), RequestView::id));
  }

  Uni<RequestView> find(Caller caller, UUID id) {
    return database.as(caller, tx -> requests.find(tx, id));
  }
}
