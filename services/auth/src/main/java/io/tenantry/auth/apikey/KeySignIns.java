package io.tenantry.auth.apikey;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.tenantry.auth.keycloak.KeySignIn;
import io.tenantry.auth.keycloak.KeyUsers;
import io.tenantry.platform.data.Database;
import io.tenantry.platform.encryption.FieldCipher;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Keeps how keys' users sign in to Keycloak. Users of keys that were made when that followed from
 * the key itself get a random password.
 */
@ApplicationScoped
class KeySignIns {
  private static final Logger LOG = Logger.getLogger(KeySignIns.class);

  /** Keeps the first sign-in that is stored; a second writer gets that one. */
  private static final String KEEP =
      """
      update api_key set sealed_sign_in = coalesce(sealed_sign_in, $2) where id = $1
      returning sealed_sign_in
      """;

  private static final String DERIVED =
      """
      select id, keycloak_user from api_key
      where keycloak_user is not null and sealed_sign_in is null order by random() limit 50
      """;
  private final Database database;
  private final KeyUsers users;
  private final FieldCipher cipher;

  KeySignIns(Database database, KeyUsers users, FieldCipher cipher) {
    this.database = database;
    this.users = users;
    this.cipher = cipher;
  }

  private record Derived(UUID key, UUID user) {
    static Derived from(Row row) {
      return new Derived(row.getUUID("id"), row.getUUID("keycloak_user"));
    }
  }

  byte[] seal(UUID key, KeySignIn signIn) {
    return cipher.encrypt(signIn.text(), context(key));
  }

  KeySignIn open(UUID key, Buffer sealed) {
    return KeySignIn.parse(cipher.decrypt(sealed.getBytes(), context(key)));
  }

  /** Gives a user a random password, and keeps it. */
  Uni<KeySignIn> renew(UUID key, UUID user) {
    KeySignIn signIn = KeySignIn.renewed(key);
    return users
        .renew(user, signIn)
        .flatMap(
            renewed ->
                database.asService(
                    tx -> tx.one(KEEP, row -> row.getBuffer(0), key, seal(key, signIn))))
        .map(kept -> kept.map(one -> open(key, one)).orElse(signIn));
  }

  @Scheduled(
      every = "${tenantry.session.ending-sweep}",
      concurrentExecution = ConcurrentExecution.SKIP)
  Uni<Void> sweep() {
    return database
        .asService(tx -> tx.list(DERIVED, Derived::from))
        .flatMap(this::renewAll)
        .onFailure()
        .invoke(failure -> LOG.warnf("Keys' users get new passwords later: %s", failure))
        .onFailure()
        .recoverWithNull();
  }

  private Uni<Void> renewAll(List<Derived> all) {
    return Multi.createFrom()
        .iterable(all)
        .onItem()
        .transformToUniAndConcatenate(this::renewOrLater)
        .collect()
        .last()
        .replaceWithVoid();
  }

  private Uni<Void> renewOrLater(Derived one) {
    return renew(one.key(), one.user())
        .replaceWithVoid()
        .onFailure()
        .invoke(failure -> LOG.warnf("Key %s gets a new password later: %s", one.key(), failure))
        .onFailure()
        .recoverWithNull();
  }

  private static String context(UUID key) {
    return "api_key/" + key + "/sealed_sign_in";
  }
}
