package io.tenantry.auth.keycloak;

/** A provider by which somebody signs in. */
record LinkedProvider(String identityProvider) {}
