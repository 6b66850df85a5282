package io.tenantry.platform.privacy;

import io.smallrye.mutiny.Uni;
import io.tenantry.platform.data.Tx;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Personal data that a feature holds. Each bean of this type is asked when a person wants their
 * data or wants to be forgotten; all of them in one transaction, in the scope of the service.
 */
public interface PersonalData {
  /**
   * The columns about people that it answers for, as {@code table.column}; the tests of a service
   * find those that nobody answers for.
   */
  default Set<String> columns() {
    return Set.of();
  }

  /** Everything there is about the person, by section; nothing about anybody else. */
  Uni<JsonObject> collect(Tx tx, UUID person);

  /**
   * Returns the reasons not to erase the person now: sentences that tell them what to do. None:
   * they can.
   */
  default Uni<List<String>> objections(Tx tx, UUID person) {
    return Uni.createFrom().item(List.of());
  }

  /**
   * Erases the person, as far as the law allows; to do so again changes nothing. Their id stays as
   * a pseudonym that leads to nobody.
   *
   * @return what stays, and why
   */
  Uni<List<Retained>> erase(Tx tx, UUID person);
}
