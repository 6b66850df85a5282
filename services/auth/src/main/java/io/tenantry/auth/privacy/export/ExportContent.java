package io.tenantry.auth.privacy.export;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.tenantry.platform.audit.Act;
import io.tenantry.platform.audit.Audit;
import io.tenantry.platform.data.Database;
import io.tenantry.platform.data.Tx;
import io.tenantry.platform.identity.Caller;
import io.tenantry.platform.privacy.SealedDocument;
import io.tenantry.platform.web.Problems;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response.Status;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** Makes one document of the answers; they stay sealed until somebody asks for it. */
@ApplicationScoped
class ExportContent {
  private static final String PARTS =
      """
      select a.service, a.answer_id, p.sealed
      from export_answer a join export_part p using (export_id, service)
      where export_id = $1 order by a.service, p.part
      """;

  private final Database database;
  private final SealedDocument documents;
  private final Audit audit;

  ExportContent(Database database, SealedDocument documents, Audit audit) {
    this.database = database;
    this.documents = documents;
    this.audit = audit;
  }

  private record Part(String service, UUID answer, Buffer sealed) {
    static Part from(Row row) {
      return new Part(row.getString("service"), row.getUUID("answer_id"), row.getBuffer("sealed"));
    }
  }

  /** The document of an export that is the caller's. */
  Uni<Map<String, Object>> of(Caller caller, Export export) {
    return switch (export.status()) {
      case COLLECTING ->
          throw Problems.conflict(
              "export-not-ready",
              "Your data is still being gathered. Look at the export again in a minute.");
      case EXPIRED ->
          throw Problems.of(
              Status.GONE,
              "export-expired",
              "Gone",
              "This export was deleted after seven days. Order a new one.");
      case READY ->
          database
              .asService(tx -> read(tx, caller, export.exportId()))
              .emitOn(Infrastructure.getDefaultWorkerPool())
              .map(parts -> document(caller, export, parts));
    };
  }

  private Uni<List<Part>> read(Tx tx, Caller caller, UUID export) {
    return tx.list(PARTS, Part::from, export)
        .call(parts -> audit.record(tx, caller, Act.of("export.read", "export", export)));
  }

  private Map<String, Object> document(Caller caller, Export export, List<Part> parts) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("exportId", export.exportId());
    document.put("personId", caller.id());
    document.put("requestedAt", export.requestedAt());
    Map<String, List<Part>> byService =
        parts.stream()
            .collect(Collectors.groupingBy(Part::service, LinkedHashMap::new, Collectors.toList()));
    Map<String, Object> services = new LinkedHashMap<>();
    byService.forEach((service, own) -> services.put(service, open(export.exportId(), own)));
    document.put("services", services);
    return document;
  }

  private Map<String, Object> open(UUID export, List<Part> parts) {
    var answer =
        new SealedDocument.Answer(export, parts.getFirst().answer(), parts.getFirst().service());
    return documents
        .open(answer, parts.stream().map(part -> part.sealed().getBytes()).toList())
        .getMap();
  }
}
