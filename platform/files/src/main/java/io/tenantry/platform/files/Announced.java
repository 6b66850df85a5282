package io.tenantry.platform.files;

/**
 * A file that a client said it would upload.
 *
 * @param uploadKey where it uploads to
 * @param size bytes
 */
public record Announced(String uploadKey, String contentType, long size) {}
