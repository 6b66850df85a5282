package io.tenantry.auth.apikey;

import io.smallrye.mutiny.Uni;
import io.tenantry.auth.keycloak.KeySignIn;
import io.tenantry.auth.keycloak.KeyUsers;
import io.tenantry.platform.data.Database;
import io.tenantry.platform.encryption.FieldCipher;
import io.tenantry.platform.tasks.OutboundTask;
import io.tenantry.platform.tasks.TaskHandler;
import io.tenantry.platform.tasks.TaskOutcome;
import io.vertx.mutiny.core.buffer.Buffer;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/**
 * Keeps how keys' users sign in to Keycloak. Users of keys that were made when that followed from
 * the key itself get a random password.
 */
@ApplicationScoped
class KeySignIns implements TaskHandler {
  /** Keeps the first sign-in that is stored; a second writer gets that one. */
  private static final String KEEP =
      """
      update api_key set sealed_sign_in = coalesce(sealed_sign_in, $2) where id = $1
      returning sealed_sign_in
      """;

  private static final String USER =
      """
      select keycloak_user from api_key
      where id = $1 and keycloak_user is not null and sealed_sign_in is null
      """;
  private final Database database;
  private final KeyUsers users;
  private final FieldCipher cipher;

  KeySignIns(Database database, KeyUsers users, FieldCipher cipher) {
    this.database = database;
    this.users = users;
    this.cipher = cipher;
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
        .chain(() -> keep(key, signIn))
        .map(kept -> kept.map(one -> open(key, one)).orElse(signIn));
  }

  private Uni<Optional<Buffer>> keep(UUID key, KeySignIn signIn) {
    return database.asService(tx -> tx.one(KEEP, row -> row.getBuffer(0), key, seal(key, signIn)));
  }

  @Override
  public String kind() {
    return "renew-key-sign-in";
  }

  @Override
  public Uni<TaskOutcome> run(OutboundTask task) {
    return database
        .asService(tx -> tx.one(USER, row -> row.getUUID("keycloak_user"), task.subject()))
        .flatMap(
            user ->
                user.map(found -> renew(task.subject(), found).replaceWithVoid())
                    .orElseGet(() -> Uni.createFrom().voidItem()))
        .replaceWith(TaskOutcome.DONE);
  }

  private static String context(UUID key) {
    return "api_key/" + key + "/sealed_sign_in";
  }
}
