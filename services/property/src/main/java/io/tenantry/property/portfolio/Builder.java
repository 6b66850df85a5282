package io.tenantry.property.portfolio;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkiverse.resteasy.problem.validation.Violation;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.tenantry.platform.data.Tx;
import io.tenantry.platform.identity.Caller;
import io.tenantry.property.portfolio.Plan.PlannedBed;
import io.tenantry.property.portfolio.Plan.PlannedFloor;
import io.tenantry.property.portfolio.Plan.PlannedRoom;
import io.tenantry.property.property.Properties;
import io.tenantry.property.unit.Beds;
import io.tenantry.property.unit.Floors;
import io.tenantry.property.unit.Rooms;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/** Makes a property with all that is in it, in one transaction. */
@ApplicationScoped
class Builder {
  private static final String SAME_NAME =
      "select from property where lower(name) = lower($1) and deleted_at is null limit 1";

  private final Properties properties;
  private final Floors floors;
  private final Rooms rooms;
  private final Beds beds;

  Builder(Properties properties, Floors floors, Rooms rooms, Beds beds) {
    this.properties = properties;
    this.floors = floors;
    this.rooms = rooms;
    this.beds = beds;
  }

  /** Something was refused, with the lines it came from. */
  static final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient List<RowError> errors;

    Refused(List<RowError> errors) {
      this.errors = errors;
    }

    List<RowError> errors() {
      return errors;
    }
  }

  Uni<Void> build(Tx tx, Caller caller, Plan plan) {
    if (!plan.errors().isEmpty()) {
      return Uni.createFrom().failure(new Refused(plan.errors()));
    }
    return requireNew(tx, plan)
        .flatMap(fresh -> at(plan.line(), properties.add(tx, caller, plan.property())))
        .flatMap(property -> each(plan.floors(), floor -> build(tx, caller, property.id(), floor)));
  }

  private static Uni<Void> requireNew(Tx tx, Plan plan) {
    return tx.one(SAME_NAME, row -> true, plan.property().name().strip())
        .invoke(
            found -> {
              if (found.isPresent()) {
                throw new Refused(
                    List.of(
                        RowError.at(
                            plan.line(),
                            Column.PROPERTY_NAME,
                            "is in the portfolio already; change it there")));
              }
            })
        .replaceWithVoid();
  }

  private Uni<Void> build(Tx tx, Caller caller, UUID property, PlannedFloor floor) {
    return at(floor.line(), floors.add(tx, property, floor.details()))
        .flatMap(made -> each(floor.rooms(), room -> build(tx, caller, made.id(), room)));
  }

  private Uni<Void> build(Tx tx, Caller caller, UUID floor, PlannedRoom room) {
    return at(room.line(), rooms.add(tx, caller, floor, room.details()))
        .flatMap(made -> each(room.beds(), bed -> build(tx, caller, made.id(), bed)));
  }

  private Uni<Void> build(Tx tx, Caller caller, UUID room, PlannedBed bed) {
    return at(bed.line(), beds.add(tx, caller, room, bed.details())).replaceWithVoid();
  }

  private static <T> Uni<Void> each(List<T> things, Function<T, Uni<Void>> work) {
    return Multi.createFrom()
        .iterable(things)
        .onItem()
        .transformToUniAndConcatenate(work::apply)
        .collect()
        .last()
        .replaceWithVoid();
  }

  /** A refusal says from which line it came. */
  private static <T> Uni<T> at(long line, Uni<T> step) {
    return step.onFailure(HttpProblem.class)
        .transform(problem -> new Refused(errors(line, (HttpProblem) problem)));
  }

  private static List<RowError> errors(long line, HttpProblem problem) {
    return problem.getParameters().get("violations") instanceof List<?> violations
        ? violations.stream().map(Violation.class::cast).map(one -> error(line, one)).toList()
        : List.of(new RowError(line, "", problem.getDetail()));
  }

  private static RowError error(long line, Violation violation) {
    return RowError.at(line, Planner.column(violation.field, Map.of()), violation.message);
  }
}
