package io.tenantry.platform.idempotency;

import io.quarkiverse.resteasy.problem.validation.Violation;
import io.tenantry.platform.web.Problems;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;
import java.util.List;
import java.util.regex.Pattern;

/** Refuses a request to an {@link Idempotent} operation that comes without a usable key. */
@Provider
@Idempotent
public final class IdempotencyKeyFilter implements ContainerRequestFilter {
  /** The header that carries the key. */
  public static final String HEADER = "Idempotency-Key";

  private static final Pattern USABLE = Pattern.compile("[\\x21-\\x7e]{8,255}");

  @Override
  public void filter(ContainerRequestContext request) {
    check(request.getHeaderString(HEADER));
  }

  static void check(String key) {
    if (key == null || !USABLE.matcher(key).matches()) {
      throw Problems.invalid(
          List.of(
              Violation.In.header
                  .field(HEADER)
                  .message(
                      "is required: 8 to 255 visible characters, the same for every retry of this"
                          + " request")));
    }
  }
}
