package io.tenantry.property.privacy;

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

/** Personal data in property: the author of entries. */
@ApplicationScoped
class PropertyData implements PersonalData {
  private static final Map<String, String> SECTIONS =
      Map.of(
          "properties",
          """
          select jsonb_build_object('id', id, 'name', name, 'created_at', created_at) from property
          where created_by = $1 order by id
          """,
          "listings",
          """
          select jsonb_build_object('id', id, 'title', title, 'created_at', created_at) from listing
          where created_by = $1 order by id
          """,
          "imports",
          """
          select jsonb_build_object('id', id, 'created_at', created_at) from portfolio_import
          where created_by = $1 order by id
          """,
          "documents",
          """
          select jsonb_build_object('id', id, 'file_name', file_name, 'created_at', created_at)
          from property_document where created_by = $1 order by id
          """,
          "photos",
          """
          select jsonb_build_object('id', id, 'file_name', file_name, 'created_at', created_at)
          from photo where created_by = $1 order by id
          """);

  @Override
  public Set<String> columns() {
    return Set.of(
        "property.created_by",
        "listing.created_by",
        // an administrator's words to the organization, kept like its other decisions
        "listing.suspension_reason",
        "photo.created_by",
        "property_document.created_by",
        "portfolio_import.created_by");
  }

  @Override
  public Uni<JsonObject> collect(Tx tx, UUID person) {
    return Sections.read(tx, person, SECTIONS);
  }

  @Override
  public Uni<List<Retained>> erase(Tx tx, UUID person) {
    return Uni.createFrom().item(List.of());
  }
}
