package io.tenantry.search.privacy;

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

/** Personal data in search: saved searches. */
@ApplicationScoped
class SavedSearchData implements PersonalData {
  private static final Map<String, String> SECTIONS =
      Map.of(
          "saved_searches",
          """
          select to_jsonb(s) - 'person_id' from saved_search s where person_id = $1 order by id
          """);

  private static final List<String> ERASE =
      List.of("delete from saved_search where person_id = $1");

  @Override
  public Set<String> columns() {
    return Set.of("saved_search.person_id");
  }

  @Override
  public Uni<JsonObject> collect(Tx tx, UUID person) {
    return Sections.read(tx, person, SECTIONS);
  }

  @Override
  public Uni<List<Retained>> erase(Tx tx, UUID person) {
    return Sections.execute(tx, person, ERASE).replaceWith(List.of());
  }
}
