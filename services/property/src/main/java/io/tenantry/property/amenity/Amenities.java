package io.tenantry.property.amenity;

import io.quarkiverse.resteasy.problem.validation.Violation;
import io.smallrye.mutiny.Uni;
import io.tenantry.platform.audit.Act;
import io.tenantry.platform.audit.Audit;
import io.tenantry.platform.data.Database;
import io.tenantry.platform.data.EnumColumn;
import io.tenantry.platform.data.Tx;
import io.tenantry.platform.identity.Caller;
import io.tenantry.platform.web.Problems;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/** The one list of what homes can have. Platform administrators keep it. */
@ApplicationScoped
public class Amenities {
  private static final String LIST =
      "select * from amenity where retired_at is null order by category, name";

  /** One that was retired comes back. */
  private static final String ADD =
      """
      insert into amenity (code, name, category, created_at) values ($1, $2, $3, $4)
      on conflict (code) do update set name = excluded.name, category = excluded.category,
        retired_at = null
      where amenity.retired_at is not null
      returning *
      """;

  private static final String RETIRE =
      "update amenity set retired_at = $2 where code = $1 and retired_at is null";

  private static final String UNKNOWN =
      """
      select code from unnest($1::text[]) as wanted(code)
      where code <> all($2::text[])
        and not exists (select from amenity a where a.code = wanted.code and retired_at is null)
      """;

  private final Database database;
  private final Audit audit;
  private final Clock clock;

  Amenities(Database database, Audit audit, Clock clock) {
    this.database = database;
    this.audit = audit;
    this.clock = clock;
  }

  /** The whole list, by category. */
  Uni<List<Amenity>> list() {
    return database.asService(tx -> tx.list(LIST, Amenity.ROWS::read));
  }

  /** Puts one on the list. */
  Uni<Amenity> add(Tx tx, Caller administrator, Amenity.Details details) {
    return tx.one(
            ADD,
            Amenity.ROWS::read,
            details.code(),
            details.name().strip(),
            EnumColumn.column(details.category()),
            clock.instant())
        .map(
            added ->
                added.orElseThrow(
                    () ->
                        Problems.conflict("amenity-exists", "An amenity of this code is listed.")))
        .call(added -> audit.record(tx, administrator, act("amenity.added", added.code())));
  }

  /** Takes one off the list; homes that have it keep it. */
  Uni<Void> retire(Caller administrator, String code) {
    if (!code.matches(Amenity.CODE)) {
      throw Problems.notFound("The amenity");
    }
    return database.asService(
        tx ->
            tx.execute(RETIRE, code, clock.instant())
                .invoke(Amenities::requireOne)
                .flatMap(retired -> audit.record(tx, administrator, act("amenity.retired", code))));
  }

  private static void requireOne(int retired) {
    if (retired == 0) {
      throw Problems.notFound("The amenity");
    }
  }

  private static Act act(String action, String code) {
    return Act.of(action, "amenity", code).with(Map.of("code", code));
  }

  /**
   * Refuses what is not on the list.
   *
   * @param had what the home has already; that it may keep
   * @throws io.quarkiverse.resteasy.problem.HttpProblem 422 that names each
   */
  public Uni<Void> check(Tx tx, List<String> wanted, List<String> had) {
    return tx.list(
            UNKNOWN,
            row -> row.getString("code"),
            wanted.toArray(String[]::new),
            had.toArray(String[]::new))
        .invoke(Amenities::refuse)
        .replaceWithVoid();
  }

  private static void refuse(List<String> unknown) {
    if (!unknown.isEmpty()) {
      throw Problems.invalid(unknown.stream().map(Amenities::violation).toList());
    }
  }

  private static Violation violation(String code) {
    return Violation.In.body
        .field("amenities")
        .message(code + " is not on the list; GET /api/v1/amenities has it");
  }
}
