package io.tenantry.platform.idempotency;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Uni;
import io.tenantry.platform.data.Database;
import io.tenantry.platform.data.Tx;
import io.tenantry.platform.identity.Caller;
import io.tenantry.platform.web.Problems;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/**
 * Runs work once for a person's key. The answer is stored in the transaction of the work, so either
 * both are there or neither: a crash in between leaves nothing half done, and a retry that comes
 * while the first try is still running waits for it. Refusals are not stored; they changed nothing.
 */
@ApplicationScoped
public class Idempotency {
  private static final String CLAIM =
      """
      insert into idempotency_key (person_id, key, request_hash, status) values ($1, $2, $3, 0)
      on conflict do nothing
      """;
  private static final String FIND =
      "select request_hash, status, body from idempotency_key where person_id = $1 and key = $2";
  private static final String ANSWER =
      "update idempotency_key set status = $3, body = $4 where person_id = $1 and key = $2";
  private static final String ANSWERED =
      """
      select w.n from unnest($1::uuid[], $2::text[]) with ordinality w (person, key, n)
      where exists (select from idempotency_key k where k.person_id = w.person and k.key = w.key)
      """;
  private static final String KEEP =
      """
      insert into idempotency_key (person_id, key, request_hash, status, body)
      values ($1, $2, $3, $4, $5::text::json)
      """;

  private final Database database;
  private final ObjectMapper mapper;

  Idempotency(Database database, ObjectMapper mapper) {
    this.database = database;
    this.mapper = mapper;
  }

  /**
   * The answer to {@code request} under {@code key}: of the work now, or of the first try.
   *
   * @param operation the operation's name; one key serves one operation
   * @param request the parsed body, compared with that of the first try
   * @param status the status of success
   * @throws HttpProblem 422 when the key was used with another request
   */
  public Uni<Response> once(
      Caller caller,
      String key,
      String operation,
      Object request,
      Response.Status status,
      Function<Tx, Uni<?>> work) {
    String hash = hash(operation, request);
    return database.as(
        caller,
        tx ->
            tx.execute(CLAIM, caller.id(), key, hash)
                .flatMap(
                    claimed ->
                        claimed == 1
                            ? first(tx, caller, key, status, work)
                            : again(tx, new Attempt(caller.id(), key, hash))));
  }

  /**
   * One try of a request; for operations that do the work of many callers in one transaction.
   *
   * @param hash see {@link #hash}
   */
  public record Attempt(UUID person, String key, String hash) {}

  /** Result of the work for one attempt. */
  public record Result(Attempt attempt, Object body) {}

  /** Returns those of these attempts that have their answer already. */
  public Uni<Set<Attempt>> answered(Tx tx, List<Attempt> attempts) {
    return tx.list(
            ANSWERED,
            row -> attempts.get(row.getInteger(0) - 1),
            attempts.stream().map(Attempt::person).toArray(UUID[]::new),
            attempts.stream().map(Attempt::key).toArray(String[]::new))
        .map(Set::copyOf);
  }

  /**
   * Keeps the answers to many attempts, in the transaction of the work. Fails when somebody else
   * has answered one of them meanwhile.
   *
   * @return the answers in the same order
   */
  public Uni<List<Response>> keep(Tx tx, Response.Status status, List<Result> results) {
    List<String> bodies = results.stream().map(Result::body).map(this::json).toList();
    List<Object[]> rows = new ArrayList<>(results.size());
    for (int i = 0; i < bodies.size(); i++) {
      Attempt attempt = results.get(i).attempt();
      rows.add(
          new Object[] {
            attempt.person(), attempt.key(), attempt.hash(), status.getStatusCode(), bodies.get(i)
          });
    }
    return tx.executeAll(KEEP, rows)
        .replaceWith(
            () ->
                bodies.stream().map(body -> answer(status.getStatusCode(), body).build()).toList());
  }

  /**
   * The answer that an earlier attempt got.
   *
   * @throws HttpProblem 422 when that was another request
   */
  public Uni<Response> replay(Attempt attempt) {
    return database.look(tx -> again(tx, attempt));
  }

  /**
   * Creates something: once for the key when the client sent one, else without that promise.
   *
   * @throws HttpProblem 422 when the key is unusable or was used with another request
   */
  public Uni<Response> create(
      Caller caller, String key, String operation, Object request, Function<Tx, Uni<?>> work) {
    if (key != null) {
      IdempotencyKeyFilter.check(key);
      return once(caller, key, operation, request, Response.Status.CREATED, work);
    }
    return database
        .as(caller, tx -> work.apply(tx).map(this::json))
        .map(body -> answer(Response.Status.CREATED.getStatusCode(), body).build());
  }

  private Uni<Response> first(
      Tx tx, Caller caller, String key, Response.Status status, Function<Tx, Uni<?>> work) {
    return work.apply(tx)
        .map(this::json)
        .call(
            body ->
                tx.execute(ANSWER, caller.id(), key, status.getStatusCode(), new JsonObject(body)))
        .map(body -> answer(status.getStatusCode(), body).build());
  }

  private Uni<Response> again(Tx tx, Attempt attempt) {
    return tx.one(FIND, row -> row, attempt.person(), attempt.key())
        .map(
            found -> {
              var row = found.orElseThrow();
              if (!row.getString("request_hash").equals(attempt.hash())) {
                throw reused();
              }
              return answer(row.getInteger("status"), row.getJsonObject("body").encode())
                  .header("Idempotency-Replayed", "true")
                  .build();
            });
  }

  /** The refusal of a key that was used with another request. */
  public static HttpProblem reused() {
    return Problems.of(
        Unprocessable.STATUS,
        "idempotency-key-reused",
        "Unprocessable Content",
        "This Idempotency-Key was used with another request. Use a new key for a new request.");
  }

  private static Response.ResponseBuilder answer(int status, String body) {
    return Response.status(status).type(MediaType.APPLICATION_JSON_TYPE).entity(body);
  }

  /**
   * Returns the hash that two tries of one request share; for operations that keep their own keys.
   */
  public String hash(String operation, Object request) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      digest.update(operation.getBytes(StandardCharsets.UTF_8));
      digest.update(mapper.writeValueAsBytes(request));
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException | JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private String json(Object body) {
    try {
      return mapper.writeValueAsString(body);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
