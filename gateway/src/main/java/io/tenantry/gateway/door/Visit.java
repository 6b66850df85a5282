package io.tenantry.gateway.door;

import io.tenantry.gateway.limit.Concurrency;
import io.tenantry.gateway.route.Route;
import io.vertx.core.Context;
import io.vertx.core.http.HttpServerRequest;

/** A request on its way in. */
record Visit(
    HttpServerRequest request,
    Context context,
    Route route,
    String requestId,
    String address,
    Concurrency.Occupancy occupancy) {}
