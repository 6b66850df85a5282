package io.tenantry.auth.access;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Uni;
import io.tenantry.platform.data.Database;
import io.tenantry.platform.data.Tx;
import io.tenantry.platform.identity.Caller;
import io.tenantry.platform.web.Problems;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** Lets members do something with their own organization; to everybody else it is not there. */
@ApplicationScoped
public class OrganizationAccess {
  private static final String THERE =
      "select from organization where org_id = $1 and deleted_at is null";
  private final Database database;

  OrganizationAccess(Database database) {
    this.database = database;
  }

  /** Work of a member on their organization, seeing what they may see. */
  public <T> Uni<T> as(Caller caller, UUID id, Function<Tx, Uni<T>> work) {
    return own(caller, id)
        ? database.as(caller, tx -> requireThere(tx, id).flatMap(there -> work.apply(tx)))
        : Uni.createFrom().failure(OrganizationAccess::notFound);
  }

  /**
   * The same with the rights of the service, limited to this organization: for what members may
   * cause but not see, such as the link of an invitation.
   */
  public <T> Uni<T> onBehalfOf(Caller caller, UUID id, Function<Tx, Uni<T>> work) {
    return own(caller, id)
        ? database.asServiceFor(id, tx -> requireThere(tx, id).flatMap(there -> work.apply(tx)))
        : Uni.createFrom().failure(OrganizationAccess::notFound);
  }

  /** 404 when it is not there, or is deleted. */
  public static Uni<Void> requireThere(Tx tx, UUID id) {
    return tx.one(THERE, row -> true, id)
        .invoke(
            found -> {
              if (found.isEmpty()) {
                throw notFound();
              }
            })
        .replaceWithVoid();
  }

  /** It is not there, is deleted or somebody else's. */
  public static HttpProblem notFound() {
    return Problems.notFound("The organization");
  }

  private static boolean own(Caller caller, UUID id) {
    return caller.organization().equals(Optional.of(id));
  }
}
