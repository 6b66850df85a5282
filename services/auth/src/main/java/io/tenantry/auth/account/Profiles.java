package io.tenantry.auth.account;

import io.smallrye.mutiny.Uni;
import io.tenantry.platform.data.Database;
import io.tenantry.platform.identity.Caller;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Shows people themselves. */
@ApplicationScoped
class Profiles {
  private static final String NAMES =
      "select first_name, last_name, phone from person where id = $1";
  private final Database database;

  Profiles(Database database) {
    this.database = database;
  }

  Uni<Profile> of(Caller caller, JsonWebToken token) {
    return database
        .as(caller, tx -> tx.one(NAMES, Profiles::names, caller.id()))
        .map(names -> names.orElseGet(() -> Profile.Names.in(token)))
        .map(names -> Profile.of(caller, token, names));
  }

  private static Profile.Names names(Row row) {
    return new Profile.Names(
        row.getString("first_name"),
        row.getString("last_name"),
        Optional.ofNullable(row.getString("phone")));
  }
}
