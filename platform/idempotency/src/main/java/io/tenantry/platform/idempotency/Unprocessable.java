package io.tenantry.platform.idempotency;

import jakarta.ws.rs.core.Response;

/** 422, which JAX-RS does not name. */
enum Unprocessable implements Response.StatusType {
  STATUS;

  @Override
  public int getStatusCode() {
    return 422;
  }

  @Override
  public Response.Status.Family getFamily() {
    return Response.Status.Family.CLIENT_ERROR;
  }

  @Override
  public String getReasonPhrase() {
    return "Unprocessable Content";
  }
}
