package io.tenantry.property.file;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.tenantry.platform.web.Problems;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response.Status;

/** Why a file does not count. */
public final class FileRefusals {
  private static final int TRY_AGAIN_SECONDS = 60;

  private FileRefusals() {}

  /** It is not what was announced, or harmful. */
  public static HttpProblem refused(String field, String reason) {
    return Problems.invalid(field, reason + " Announce the file again and upload it anew.");
  }

  /** It could not be scanned; it may be completed again. */
  public static HttpProblem unscanned() {
    return HttpProblem.builder(
            Problems.of(
                Status.SERVICE_UNAVAILABLE,
                "scanner-unavailable",
                "Service Unavailable",
                "The virus scanner is away, so the file does not count yet. Complete it again in a minute."))
        .withHeader(HttpHeaders.RETRY_AFTER, TRY_AGAIN_SECONDS)
        .build();
  }
}
