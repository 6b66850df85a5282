package io.tenantry.auth.privacy;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.tenantry.auth.apikey.Revocations;
import io.tenantry.platform.data.Tx;
import io.tenantry.platform.privacy.PersonalData;
import io.tenantry.platform.privacy.Retained;
import io.tenantry.platform.privacy.Sections;
import io.vertx.core.json.JsonObject;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Personal data of signing in: sessions, second factors, and the API keys they made. Goes before
 * the account, whose e-mail names failed attempts.
 */
@ApplicationScoped
@Priority(1)
class SignInData implements PersonalData {
  private static final String ATTEMPTS =
      "email_hash = (select sha256(convert_to(email, 'UTF8')) from person where id = $1)";

  private static final Map<String, String> SECTIONS =
      Map.of(
          "sessions",
          """
          select to_jsonb(s) - 'person_id' - 'session_id' from session_origin s where person_id = $1
          order by began_at
          """,
          "secondFactor",
          "select jsonb_build_object('enabled_at', enabled_at) from mfa where person_id = $1",
          "recoveryCodes",
          """
          select jsonb_build_object('used_at', used_at) from recovery_code where person_id = $1
          """,
          "failedCodes",
          "select to_jsonb(a) - 'email_hash' from code_attempt a where " + ATTEMPTS,
          "failedSignIns",
          "select to_jsonb(a) - 'email_hash' from password_attempt a where " + ATTEMPTS,
          "apiKeys",
          """
          select to_jsonb(k) - 'org_id' - 'secret_hash' - 'keycloak_user' - 'created_by'
            - 'sealed_sign_in'
          from api_key k where created_by = $1 order by id
          """);

  private static final String EMPLOYERS =
      "select distinct org_id from api_key where created_by = $1 and revoked_at is null";

  private static final List<String> ERASE =
      List.of(
          "update api_key set name = 'erased' where created_by = $1 and name <> 'erased'",
          "delete from session_origin where person_id = $1",
          "delete from recovery_code where person_id = $1",
          "delete from mfa where person_id = $1",
          "delete from code_attempt where " + ATTEMPTS,
          "delete from password_attempt where " + ATTEMPTS);

  private final Revocations keys;

  SignInData(Revocations keys) {
    this.keys = keys;
  }

  @Override
  public Set<String> columns() {
    return Set.of(
        "session_origin.person_id",
        "session_origin.client_address",
        "session_origin.user_agent",
        "session_ending.person_id",
        "mfa.person_id",
        "recovery_code.person_id",
        "session_origin.client_network",
        "code_attempt.email_hash",
        "password_attempt.email_hash",
        "api_key.created_by");
  }

  @Override
  public Uni<JsonObject> collect(Tx tx, UUID person) {
    return Sections.read(tx, person, SECTIONS);
  }

  /** An organization that keeps an erased owner does not keep the keys they made. */
  @Override
  public Uni<List<Retained>> erase(Tx tx, UUID person) {
    return tx.list(EMPLOYERS, row -> row.getUUID("org_id"), person)
        .onItem()
        .transformToMulti(employers -> Multi.createFrom().iterable(employers))
        .onItem()
        .transformToUniAndConcatenate(employer -> keys.revokeAllOf(tx, person, employer))
        .collect()
        .last()
        .flatMap(revoked -> Sections.execute(tx, person, ERASE))
        .replaceWith(List.of());
  }
}
