package io.tenantry.platform.web;

import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import jakarta.annotation.Priority;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** The problem library maps this subclass itself, with 400; ours must win for it too. */
@Provider
@Priority(1)
public final class InvalidFormatMapper implements ExceptionMapper<InvalidFormatException> {
  private final UnfitJsonMapper mapper = new UnfitJsonMapper();

  @Override
  public Response toResponse(InvalidFormatException exception) {
    return mapper.toProblem(exception).toResponse();
  }
}
