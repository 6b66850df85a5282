package io.tenantry.platform.audit;

import io.smallrye.mutiny.Uni;
import io.tenantry.contracts.audit.AuditRecorded;
import io.tenantry.platform.data.Database;
import io.tenantry.platform.data.Tx;
import io.tenantry.platform.events.Outbox;
import io.tenantry.platform.identity.Caller;
import io.tenantry.platform.time.PlatformClock;
import io.tenantry.platform.web.RequestId;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/**
 * Leaves a trace of what is answered for: an event {@code audit.recorded} on {@code
 * audit.events.v1}, in the transaction of the act, so that there is never one without the other.
 */
@ApplicationScoped
public class Audit {
  private static final Logger LOG = Logger.getLogger(Audit.class);
  private final Outbox outbox;
  private final Database database;
  private final PlatformClock clock;
  private final Redaction redaction;
  private final Origin origin;

  Audit(Outbox outbox, Database database, PlatformClock clock, Redaction redaction, Origin origin) {
    this.outbox = outbox;
    this.database = database;
    this.clock = clock;
    this.redaction = redaction;
    this.origin = origin;
  }

  /** Records an act of who sent the request. */
  public Uni<Void> record(Tx tx, Caller caller, Act act) {
    return record(tx, Actor.of(caller), act);
  }

  /** Records an act. Events about one subject stay in order. */
  public Uni<Void> record(Tx tx, Actor actor, Act act) {
    return outbox.add(
        tx, act.subjectType() + "/" + act.subjectId(), act.organization(), event(actor, act));
  }

  /**
   * Records an act that has no transaction of its own, such as a refused sign-in. The person's
   * answer does not depend on it: that it could not be recorded is logged.
   */
  public Uni<Void> note(Actor actor, Act act) {
    return database
        .asService(tx -> record(tx, actor, act))
        .onFailure()
        .invoke(
            failure ->
                LOG.errorf(
                    "Not audited: %s of %s/%s: %s",
                    act.action(), act.subjectType(), act.subjectId(), failure))
        .onFailure()
        .recoverWithNull();
  }

  private AuditRecorded event(Actor actor, Act act) {
    return AuditRecorded.newBuilder()
        .setActorType(actor.type())
        .setActorId(actor.id().orElse(null))
        .setOrganizationId(act.organization().orElse(null))
        .setAction(act.action())
        .setSubjectType(act.subjectType())
        .setSubjectId(act.subjectId())
        .setOutcome(act.outcome().text())
        .setBefore(redaction.text(act.before()).orElse(null))
        .setAfter(redaction.text(act.after()).orElse(null))
        .setClientAddress(origin.clientAddress().orElse(null))
        .setRequestId(RequestId.current().orElse(null))
        .setAt(clock.instant())
        .setRecordedAt(clock.instant().minus(clock.offset()))
        .build();
  }
}
