package io.tenantry.platform.files;

import java.net.URI;
import java.util.Map;

/**
 * An upload a client may make: exactly this size and type.
 *
 * @param url send the bytes there with PUT
 * @param headers send exactly these with it
 */
public record PendingFile(URI url, Map<String, String> headers) {}
