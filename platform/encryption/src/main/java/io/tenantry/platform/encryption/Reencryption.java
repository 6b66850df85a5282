package io.tenantry.platform.encryption;

import io.quarkus.arc.All;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.tenantry.platform.data.Database;
import io.tenantry.platform.data.Tx;
import io.tenantry.platform.jobs.Job;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * After a change of key: renews, batch by batch, the ciphertexts that the primary key did not make.
 * A ciphertext names its key, so what is left to do is in the data: a run that broke off is simply
 * run again. A row that changes meanwhile is left alone, its new value has the new key already.
 */
@ApplicationScoped
class Reencryption implements Job {
  private static final Logger LOG = Logger.getLogger(Reencryption.class);
  private static final UUID FIRST = new UUID(0, 0);
  private static final int BATCH = 200;

  private final Database database;
  private final FieldCipher cipher;
  private final List<EncryptedColumn> columns;
  private final String service;

  Reencryption(
      Database database,
      FieldCipher cipher,
      @All List<EncryptedColumns> declared,
      @ConfigProperty(name = "quarkus.application.name") String service) {
    this.database = database;
    this.cipher = cipher;
    this.columns = declared.stream().flatMap(feature -> feature.columns().stream()).toList();
    this.service = service;
  }

  @Override
  public String name() {
    return "reencrypt-fields-" + service;
  }

  @Override
  public String schedule() {
    return "0 30 3 * * *";
  }

  @Override
  public Uni<Map<String, Integer>> run(LocalDate asOf) {
    return Multi.createFrom()
        .iterable(columns)
        .onItem()
        .transformToUniAndConcatenate(this::renew)
        .collect()
        .in(TreeMap::new, Map::putAll);
  }

  /** Progress in a column. */
  private record Progress(UUID last, int seen, int renewed, int unreadable) {
    Progress plus(List<Field> batch, int fresh, int lost) {
      UUID end = batch.isEmpty() ? last : batch.getLast().row();
      return new Progress(end, batch.size(), renewed + fresh, unreadable + lost);
    }
  }

  private record Field(UUID row, Buffer sealed) {
    static Field from(Row row) {
      return new Field(row.getUUID(0), Buffer.buffer(row.getBuffer(1).getBytes()));
    }
  }

  private Uni<Map<String, Integer>> renew(EncryptedColumn column) {
    return from(column, new Progress(FIRST, BATCH, 0, 0)).map(done -> counts(column, done));
  }

  private Uni<Progress> from(EncryptedColumn column, Progress start) {
    return Multi.createBy()
        .repeating()
        .uni(
            () -> new Progress[] {start},
            at -> batch(column, at[0]).invoke(progress -> at[0] = progress))
        .whilst(progress -> progress.seen() == BATCH)
        .collect()
        .last();
  }

  private Uni<Progress> batch(EncryptedColumn column, Progress progress) {
    return database
        .asService(
            tx -> old(tx, column, progress.last()).flatMap(b -> renew(tx, column, b, progress)))
        .invoke(done -> LOG.infof("%s: %s renewed so far", column.name(), done.renewed()));
  }

  private Uni<List<Field>> old(Tx tx, EncryptedColumn column, UUID after) {
    return tx.list(
        """
        select %2$s, %3$s from %1$s
        where %3$s is not null and %2$s > $1 and substring(%3$s from 1 for 5) <> $2
        order by %2$s limit $3
        """
            .formatted(column.table(), column.key(), column.column()),
        Field::from,
        after,
        cipher.mark(),
        BATCH);
  }

  private Uni<Progress> renew(Tx tx, EncryptedColumn column, List<Field> batch, Progress before) {
    return Multi.createFrom()
        .iterable(batch)
        .onItem()
        .transformToUniAndConcatenate(field -> renew(tx, column, field))
        .collect()
        .asList()
        .map(
            results ->
                before.plus(
                    batch,
                    results.stream().mapToInt(changed -> Math.max(changed, 0)).sum(),
                    (int) results.stream().filter(changed -> changed < 0).count()));
  }

  /** Returns the number of rows changed; below zero when no key opens the field. */
  private Uni<Integer> renew(Tx tx, EncryptedColumn column, Field field) {
    String context = column.contextOf(field.row());
    try {
      byte[] fresh = cipher.seal(cipher.open(field.sealed().getBytes(), context), context);
      return tx.execute(
          "update %1$s set %3$s = $1 where %2$s = $2 and %3$s = $3"
              .formatted(column.table(), column.key(), column.column()),
          fresh,
          field.row(),
          field.sealed());
    } catch (IllegalArgumentException unreadable) {
      LOG.errorf("%s of %s opens with no key: %s", column.name(), field.row(), unreadable);
      return Uni.createFrom().item(-1);
    }
  }

  private static Map<String, Integer> counts(EncryptedColumn column, Progress done) {
    return Map.of(
        column.name() + " renewed",
        done.renewed(),
        column.name() + " unreadable",
        done.unreadable());
  }
}
