package io.tenantry.lease.privacy;

import io.smallrye.mutiny.Uni;
import io.tenantry.platform.data.Tx;
import io.tenantry.platform.privacy.PersonalData;
import io.tenantry.platform.privacy.Retained;
import io.tenantry.platform.privacy.Sections;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Personal data in lease: ids and what people rented; no names. */
@ApplicationScoped
class LeaseData implements PersonalData {
  private static final Map<String, String> SECTIONS =
      Map.of(
          "leases",
          """
          select to_jsonb(l) - 'resident_id' - 'org_id' from lease l where resident_id = $1 order by id
          """);

  private static final Map<String, String> OBJECTIONS =
      Map.of(
          "You have a lease that has not ended. End it, and move out, first.",
          """
          select exists (select from lease where resident_id = $1
            and status in ('active', 'month_to_month', 'notice'))
          """);

  @Override
  public Set<String> columns() {
    return Set.of("lease.resident_id");
  }

  @Override
  public Uni<JsonObject> collect(Tx tx, UUID person) {
    return Sections.read(tx, person, SECTIONS);
  }

  @Override
  public Uni<List<String>> objections(Tx tx, UUID person) {
    return Sections.sentences(tx, person, OBJECTIONS);
  }

  @Override
  public Uni<List<Retained>> erase(Tx tx, UUID person) {
    return Uni.createFrom().item(List.of(Retained.books("Leases")));
  }
}
